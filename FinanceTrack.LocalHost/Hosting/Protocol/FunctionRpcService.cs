using Grpc.Core;

namespace FinanceTrack.LocalHost.Hosting.Protocol;

/// <summary>The stream that the worker opens to its host, one for its whole life.</summary>
internal sealed class FunctionRpcService(WorkerChannel worker, WorkerEndpoint.Lifetime lifetime) : FunctionRpc.FunctionRpcBase
{
    private static readonly WriteOptions Buffered = new(WriteFlags.BufferHint);

    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.Ended);
        if (!await requestStream.MoveNext(ending.Token) || requestStream.Current.StartStream?.WorkerId != worker.WorkerId)
            throw new Grpc.Core.RpcException(new Status(StatusCode.PermissionDenied, "This host waits for another worker."));

        worker.Receive(requestStream.Current);
        var writing = WriteAsync(responseStream, ending.Token);
        var cause = await ReadAsync(requestStream, ending.Token);
        worker.Disconnect(cause);
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<Exception?> ReadAsync(IAsyncStreamReader<StreamingMessage> stream, CancellationToken cancellationToken)
    {
        try
        {
            while (await stream.MoveNext(cancellationToken))
                worker.Receive(stream.Current);
            return null;
        }
        catch (Exception cause) when (cause is IOException or OperationCanceledException or Grpc.Core.RpcException)
        {
            return cause; // Every call that waits for the worker fails with it.
        }
    }

    private async Task WriteAsync(IServerStreamWriter<StreamingMessage> stream, CancellationToken cancellationToken)
    {
        while (await worker.ToWorker.WaitToReadAsync(cancellationToken))
        {
            while (worker.ToWorker.TryRead(out var message))
            {
                stream.WriteOptions = worker.ToWorker.TryPeek(out _) ? Buffered : null; // Flush once for all that is there.
                await stream.WriteAsync(message, cancellationToken);
            }
        }
    }
}

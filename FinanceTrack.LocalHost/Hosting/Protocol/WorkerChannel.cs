using System.Collections.Concurrent;
using System.Threading.Channels;
using Content = FinanceTrack.LocalHost.Hosting.Protocol.StreamingMessage.ContentOneofCase;

namespace FinanceTrack.LocalHost.Hosting.Protocol;

/// <summary>The host's side of the conversation with one worker: what is sent to it, and the calls that wait for its reply.</summary>
internal sealed class WorkerChannel
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly Channel<StreamingMessage> _toWorker = Channel.CreateUnbounded<StreamingMessage>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _replies = new();
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Sent to the worker in its settings and by it when it connects, so that no other process on this machine can pose as it.
    /// </summary>
    public string WorkerId { get; } = Guid.NewGuid().ToString();

    public ChannelReader<StreamingMessage> ToWorker => _toWorker.Reader;

    /// <summary>Initializes a worker that connects, and loads its functions.</summary>
    /// <param name="appDirectory">The folder of the app's assemblies.</param>
    public async Task<IReadOnlyList<RpcFunctionMetadata>> InitializeAsync(string appDirectory)
    {
        await _connected.Task.WaitAsync(StartTimeout);
        var init = await AskAsync(new()
        {
            WorkerInitRequest = new() { HostVersion = "4.0.0", FunctionAppDirectory = appDirectory, WorkerDirectory = appDirectory },
        });
        Check(init.WorkerInitResponse.Result);
        var metadata = await AskAsync(new() { FunctionsMetadataRequest = new() { FunctionAppDirectory = appDirectory } });
        Check(metadata.FunctionMetadataResponse.Result);
        var functions = metadata.FunctionMetadataResponse.FunctionMetadataResults;
        await Task.WhenAll(functions.Select(function => LoadAsync(function, appDirectory)));
        return functions;
    }

    /// <exception cref="IOException">The worker disconnected before it replied.</exception>
    public async Task<InvocationResponse> InvokeAsync(InvocationRequest request)
    {
        var reply = await AskAsync(new() { RequestId = request.InvocationId, InvocationRequest = request });
        return reply.InvocationResponse;
    }

    public void Cancel(string invocationId) => Send(new() { InvocationCancel = new() { InvocationId = invocationId } });

    /// <summary>Takes a message from the worker. Its log entries are skipped: the app's own loggers write them.</summary>
    public void Receive(StreamingMessage message)
    {
        if (message.ContentCase == Content.StartStream)
            _connected.TrySetResult();
        else if (message.ContentCase != Content.None && _replies.TryRemove(message.RequestId, out var reply))
            reply.TrySetResult(message);
    }

    /// <summary>Ends every call that waits: no reply will come any more.</summary>
    public void Disconnect(Exception? cause)
    {
        _toWorker.Writer.TryComplete();
        var failure = new IOException("The worker disconnected.", cause);
        _connected.TrySetException(failure);
        foreach (var requestId in _replies.Keys)
        {
            if (_replies.TryRemove(requestId, out var reply))
                reply.TrySetException(failure);
        }
    }

    private async Task LoadAsync(RpcFunctionMetadata function, string appDirectory)
    {
        var metadata = function.Clone();
        metadata.Directory = appDirectory;
        metadata.ScriptFile = Path.Combine(appDirectory, function.ScriptFile);
        var loaded = await AskAsync(new() { FunctionLoadRequest = new() { FunctionId = function.FunctionId, Metadata = metadata } });
        Check(loaded.FunctionLoadResponse.Result);
    }

    private Task<StreamingMessage> AskAsync(StreamingMessage question)
    {
        if (question.RequestId.Length == 0)
            question.RequestId = Guid.NewGuid().ToString();
        var reply = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _replies[question.RequestId] = reply;
        if (!_toWorker.Writer.TryWrite(question))
            Disconnect(null);
        return reply.Task;
    }

    private void Send(StreamingMessage message) => _toWorker.Writer.TryWrite(message);

    private static void Check(StatusResult result)
    {
        if (result.Status != StatusResult.Types.Status.Success)
            throw new InvalidOperationException(result.Exception?.Message ?? result.Result);
    }
}

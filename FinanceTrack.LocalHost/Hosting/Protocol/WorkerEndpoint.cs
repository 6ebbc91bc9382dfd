using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.LocalHost.Hosting.Protocol;

/// <summary>The gRPC server that the worker connects to, on a free port of the loopback address.</summary>
internal sealed class WorkerEndpoint : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Lifetime _lifetime;

    private WorkerEndpoint(WebApplication server, Lifetime lifetime)
    {
        _server = server;
        _lifetime = lifetime;
    }

    public string Address => _server.Urls.Single();

    public static async Task<WorkerEndpoint> StartAsync(WorkerChannel worker)
    {
        var lifetime = new Lifetime();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(worker).AddSingleton(lifetime);
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        var server = builder.Build();
        server.MapGrpcService<FunctionRpcService>();
        await server.StartAsync();
        return new WorkerEndpoint(server, lifetime);
    }

    public async ValueTask DisposeAsync()
    {
        await _lifetime.EndAsync();
        await _server.DisposeAsync();
        _lifetime.Dispose();
    }

    /// <summary>Ends the stream when the host stops: a worker in the same process never closes it.</summary>
    internal sealed class Lifetime : IDisposable
    {
        private readonly CancellationTokenSource _ended = new();

        public CancellationToken Ended => _ended.Token;

        public Task EndAsync() => _ended.CancelAsync();

        public void Dispose() => _ended.Dispose();
    }
}

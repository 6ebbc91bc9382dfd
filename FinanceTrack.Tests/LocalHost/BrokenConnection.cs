using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace FinanceTrack.Tests.LocalHost;

/// <summary>
/// A way to a storage account's queues that a test can break and mend: while it is broken, connections are closed at once.
/// </summary>
internal sealed partial class BrokenConnection : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly int _target;
    private readonly Task _accepting;
    private CancellationTokenSource _broken = new();

    private BrokenConnection(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <returns>The connection string that leads through it.</returns>
    public static (string ConnectionString, BrokenConnection Connection) To(string connectionString)
    {
        var port = int.Parse(QueuePort().Match(connectionString).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        var connection = new BrokenConnection(port);
        var own = ((IPEndPoint)connection._listener.LocalEndpoint).Port;
        return (connectionString.Replace($":{port}/", $":{own}/", StringComparison.Ordinal), connection);
    }

    public void Break() => _broken.Cancel();

    public void Mend() => Interlocked.Exchange(ref _broken, new()).Dispose();

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ended.Dispose();
        _broken.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
            _ = ForwardAsync(await _listener.AcceptTcpClientAsync(_ended.Token));
    }

    private async Task ForwardAsync(TcpClient caller)
    {
        using (caller)
        {
            if (_broken.IsCancellationRequested)
                return;
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(_broken.Token, _ended.Token);
            using var target = new TcpClient();
            await target.ConnectAsync(IPAddress.Loopback, _target, ended.Token);
            var (near, far) = (caller.GetStream(), target.GetStream());
            await Task.WhenAny(near.CopyToAsync(far, ended.Token), far.CopyToAsync(near, ended.Token));
        }
    }

    [GeneratedRegex(@"QueueEndpoint=http://127\.0\.0\.1:(\d+)/")]
    private static partial Regex QueuePort();
}

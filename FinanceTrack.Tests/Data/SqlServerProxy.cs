using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FinanceTrack.Domain.Data;
using Microsoft.Data.SqlClient;

namespace FinanceTrack.Tests.Data;

/// <summary>
/// The way to a SQL Server, which a test can cut: at once, or at the next commit. Commits are known by their TDS packet (MS-TDS 2.2.7.17,
/// Transaction Manager Request), for which only the login may be encrypted.
/// </summary>
internal sealed class SqlServerProxy : IAsyncDisposable
{
    private const byte TransactionManagerRequest = 0x0E;
    private const ushort Commit = 7;
    private const int PacketHeader = 8;
    private const int SecondsOfAStatement = 30; // The driver's own.
    private const int Goes = 0, IsCutBefore = 1, IsCutAfter = 2;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, Socket> _connections = new();
    private readonly ConcurrentDictionary<Socket, bool> _silent = new();
    private readonly SqlConnectionStringBuilder _server;
    private readonly Task _accepting;
    private volatile bool _disposed;
    private volatile bool _isClosed;
    private int _nextCommit;

    /// <param name="connectionString">The server's own.</param>
    public SqlServerProxy(string connectionString)
    {
        _server = new SqlConnectionStringBuilder(connectionString);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The database, by this way.</summary>
    public DatabaseOptions Options => OptionsWith(SecondsOfAStatement);

    /// <summary>The database by this way, where no statement may take longer than a second.</summary>
    public DatabaseOptions Hurried => OptionsWith(1);

    /// <summary>Cuts all connections that there are.</summary>
    public void Cut()
    {
        foreach (var (client, server) in _connections)
        {
            client.Close(0);
            server.Close(0);
        }
    }

    /// <summary>
    /// All connections that there are stay open, and nothing comes through any more: what is lost when a machine vanishes.
    /// </summary>
    public void Silence()
    {
        foreach (var client in _connections.Keys)
            _silent[client] = true;
    }

    /// <summary>From now on connections are cut as soon as they are made.</summary>
    public void Close()
    {
        _isClosed = true;
        Cut();
    }

    public void Open() => _isClosed = false;

    /// <summary>Cuts the connection of the next commit, before the server hears of it, or as its answer comes.</summary>
    public void CutAtCommit(bool heard) => Volatile.Write(ref _nextCommit, heard ? IsCutAfter : IsCutBefore);

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        _listener.Stop();
        Cut();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        while (!_disposed)
        {
            try
            {
                var client = await _listener.AcceptSocketAsync();
                _ = RelayAsync(client);
            }
            catch (Exception exception) when (_disposed && exception is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task RelayAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        try
        {
            if (_isClosed)
                return;
            var (host, port) = Address();
            await server.ConnectAsync(host, port);
            _connections[client] = server;
            var cutsAnswer = false;
            var requests = PumpAsync(client, server, packet =>
            {
                var cut = IsCommit(packet) ? Interlocked.Exchange(ref _nextCommit, Goes) : Goes;
                cutsAnswer = cut == IsCutAfter;
                return cut != IsCutBefore;
            }, IsHeard);
            await Task.WhenAny(requests, PumpAsync(server, client, _ => !cutsAnswer, IsHeard));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut, by the test or by one of its ends.
        }
        finally
        {
            _connections.TryRemove(client, out _);
            client.Close(0);
            server.Close(0);
        }

        bool IsHeard() => !_silent.ContainsKey(client);
    }

    private static async Task PumpAsync(Socket from, Socket to, Func<ReadOnlyMemory<byte>, bool> passes, Func<bool> isHeard)
    {
        var buffer = new byte[32 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count && passes(buffer.AsMemory(0, count)))
            {
                if (isHeard())
                    await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    // The driver sends such a request as one packet: the packet's header, all headers with their length first, the kind of request.
    private static bool IsCommit(ReadOnlyMemory<byte> sent)
    {
        var packet = sent.Span;
        if (packet.Length < PacketHeader + sizeof(int) || packet[0] != TransactionManagerRequest)
            return false;
        var request = PacketHeader + BinaryPrimitives.ReadInt32LittleEndian(packet[PacketHeader..]);
        return BinaryPrimitives.ReadUInt16LittleEndian(packet[request..]) == Commit;
    }

    private DatabaseOptions OptionsWith(int secondsOfAStatement) => new()
    {
        Provider = DatabaseProvider.SqlServer,
        ConnectionString = new SqlConnectionStringBuilder(_server.ConnectionString)
        {
            DataSource = $"127.0.0.1,{((IPEndPoint)_listener.LocalEndpoint).Port}",
            Encrypt = SqlConnectionEncryptOption.Optional,
            TrustServerCertificate = true,
            PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock, // As it is for Azure SQL.
            ConnectTimeout = 5,
            CommandTimeout = secondsOfAStatement,
        }.ConnectionString,
    };

    private (string Host, int Port) Address()
    {
        var parts = _server.DataSource.Replace("tcp:", "", StringComparison.OrdinalIgnoreCase).Split(',');
        return (parts[0] is "." or "(local)" ? "localhost" : parts[0], parts.Length > 1
            ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1433);
    }
}

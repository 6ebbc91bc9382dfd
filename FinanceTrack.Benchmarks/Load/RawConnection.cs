using System.Net.Sockets;

namespace FinanceTrack.Benchmarks.Load;

/// <summary>
/// One HTTP/1.1 connection that sends ready-made requests and reads answers whole. It shares the machine with the server it measures,
/// so it does no more than it must: its thread waits in the kernel, where a thread of the pool would first spin.
/// </summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[64 * 1024];
    private int _filled;

    public static RawConnection Open(Uri server)
    {
        var connection = new RawConnection();
        connection._socket.Connect(server.Host, server.Port);
        return connection;
    }

    /// <summary>The status of the answer, after all of it has arrived.</summary>
    public int Send(ReadOnlySpan<byte> request)
    {
        _socket.Send(request);
        _filled = 0;
        while (true)
        {
            if (_filled == _buffer.Length)
                Array.Resize(ref _buffer, _buffer.Length * 2);
            var read = _socket.Receive(_buffer.AsSpan(_filled));
            if (read == 0)
                throw new IOException("The server closed the connection.");
            _filled += read;
            if (IsComplete(_buffer.AsSpan(0, _filled)))
                return StatusOf(_buffer);
        }
    }

    public void Dispose() => _socket.Dispose();

    private static int StatusOf(ReadOnlySpan<byte> answer) =>
        ((answer[9] - '0') * 100) + ((answer[10] - '0') * 10) + (answer[11] - '0');

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        var headers = answer[..head];
        var length = headers.IndexOf("Content-Length: "u8);
        if (length < 0)
            return answer.EndsWith("\r\n0\r\n\r\n"u8) || headers.IndexOf("chunked"u8) < 0;
        var digits = headers[(length + "Content-Length: ".Length)..];
        var value = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                break;
            value = (value * 10) + (digit - '0');
        }

        return answer.Length >= head + 4 + value;
    }
}

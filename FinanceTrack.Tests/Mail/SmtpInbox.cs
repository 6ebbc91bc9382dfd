using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace FinanceTrack.Tests.Mail;

/// <summary>
/// A mail server for a test: as much of SMTP (RFC 5321, AUTH PLAIN of RFC 4954) as a client needs, without TLS, and it keeps what comes.
/// </summary>
internal sealed class SmtpInbox : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<SmtpDelivery> _deliveries = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public SmtpInbox()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>What it says to every recipient, if it takes none.</summary>
    public string? Refusal { get; init; }

    /// <summary>What it answers to a sign-in, if none is allowed.</summary>
    public string? SignInRefusal { get; init; }

    public bool LeavesFarewellsUnanswered { get; init; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<SmtpDelivery> Deliveries => [.. _deliveries];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            await ConverseAsync(client.GetStream());
        }
    }

    private async Task ConverseAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 inbox.test");
        var signedIn = "";
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var words = line.Split(' ');
            switch (words[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-inbox.test");
                    await writer.WriteLineAsync("250 AUTH PLAIN");
                    break;
                case "AUTH" when SignInRefusal is not null:
                    await writer.WriteLineAsync(SignInRefusal);
                    break;
                case "AUTH":
                    signedIn = Encoding.UTF8.GetString(Convert.FromBase64String(words[2])).Replace('\0', ' ').Trim();
                    await writer.WriteLineAsync("235 signed in");
                    break;
                case "RCPT" when Refusal is not null:
                    await writer.WriteLineAsync(Refusal);
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    _deliveries.Enqueue(new SmtpDelivery(signedIn, await ReadMailAsync(reader)));
                    await writer.WriteLineAsync("250 kept");
                    break;
                case "QUIT" when LeavesFarewellsUnanswered:
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 goodbye");
                    return;
                default:
                    await writer.WriteLineAsync("250 fine");
                    break;
            }
        }
    }

    /// <summary>The lines up to a single dot; of a line that begins with a dot the client has doubled it.</summary>
    private async Task<MimeMessage> ReadMailAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        using var content = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        return await MimeMessage.LoadAsync(content);
    }
}

/// <param name="SignedIn">Name and password, a space between them; empty without.</param>
internal sealed record SmtpDelivery(string SignedIn, MimeMessage Mail);

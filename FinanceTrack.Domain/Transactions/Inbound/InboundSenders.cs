using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FinanceTrack.Domain.Messaging;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Transactions.Inbound;

/// <summary>What a message says, and who has signed it; null for one that is not signed.</summary>
internal sealed record OpenedMessage(InboundSender? Sender, string Json);

/// <summary>An upstream system that signs its messages.</summary>
/// <param name="Users">Whom it may write for; null for all.</param>
internal sealed record InboundSender(string Name, string PublicKey, HashSet<Guid>? Users)
{
    public bool MayWriteFor(Guid userId) => Users is null || Users.Contains(userId);
}

/// <summary>
/// Reads who sent an inbound message. A signed one is a JWS in its compact form (RFC 7515), ES256, with the sender's name as <c>kid</c>
/// and the JSON of the message as payload.
/// </summary>
public sealed partial class InboundSenders(IOptions<InboundOptions> options)
{
    private const string Algorithm = "ES256";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Lazy<Dictionary<string, InboundSender>> _senders = new(() => Read(options.Value.Senders));

    /// <summary>Whether a message without a signature is refused.</summary>
    internal bool IsRequired => options.Value.RequireSender;

    /// <exception cref="UnreadableMessageException">Its signature is not that of the sender it names.</exception>
    internal OpenedMessage Open(string message)
    {
        var text = message.AsSpan().Trim();
        if (text.StartsWith("{") || text.StartsWith("[") || text.Count('.') != 2)
            return new OpenedMessage(null, message);

        var parts = text.ToString().Split('.');
        try
        {
            var header = JsonSerializer.Deserialize<Header>(Base64Url.DecodeFromChars(parts[0]), Json);
            if (header is { Alg: Algorithm, Kid: { } name } && _senders.Value.TryGetValue(name, out var sender)
                && IsSignedBy(sender, parts))
            {
                return new OpenedMessage(sender, Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])));
            }
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            throw new UnreadableMessageException("The message is neither JSON nor a signed message.");
        }

        throw new UnreadableMessageException("The message's signature is not that of a known sender.");
    }

    private static bool IsSignedBy(InboundSender sender, string[] parts)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(sender.PublicKey), out _);
        return key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256);
    }

    private static Dictionary<string, InboundSender> Read(string setting)
    {
        var senders = setting.Length == 0 ? [] : JsonSerializer.Deserialize<InboundSender[]>(setting, Json)!;
        foreach (var sender in senders)
        {
            if (sender.Name is null || !Name().IsMatch(sender.Name) || sender.PublicKey is null)
            {
                throw new InvalidOperationException(
                    "Inbound:Senders: every sender has a publicKey and a name of 1 to 30 of a-z, 0-9 and -.");
            }
        }

        return senders.ToDictionary(sender => sender.Name, StringComparer.Ordinal);
    }

    // Shorter than a user's id, so that no unsigned message's key can be taken for a signed one's.
    [GeneratedRegex("^[a-z0-9-]{1,30}$")]
    private static partial Regex Name();

    private sealed record Header(string? Alg, string? Kid);
}

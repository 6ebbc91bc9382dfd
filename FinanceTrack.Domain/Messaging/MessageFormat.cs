using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using FinanceTrack.Domain.Json;

namespace FinanceTrack.Domain.Messaging;

/// <summary>How a message is written, JSON in camelCase, enums as strings, nothing for null; and how it is read.</summary>
public static class MessageFormat
{
    /// <summary>The longest body that the product writes, in UTF-8 bytes. A storage queue accepts 64 KiB of text, and base64 makes four bytes of three.</summary>
    public const int MaxBytes = 48 * 1024;

    // Of a body that was sent to us as plain text.
    private const int MaxPlainBytes = 64 * 1024;

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JsonText.Encoder,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>
    /// A message's body from its text in the queue: in base64, as clients for Functions send it, or plain, as all others do. The host
    /// hands on the text as it finds it (<c>messageEncoding</c> <c>none</c>): told to expect base64, it moves a plain message to the
    /// poison queue, from where no function would ever receive it.
    /// </summary>
    public static string Body(string text)
    {
        text = WithoutMark(text);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && Utf8.IsValid(bytes.AsSpan(0, length))
            ? WithoutMark(Encoding.UTF8.GetString(bytes, 0, length))
            : text;
    }

    // A byte order mark, which some senders put before UTF-8, says nothing (RFC 8259 §8.1 lets a reader ignore it).
    private static string WithoutMark(string text) => text.StartsWith('\uFEFF') ? text[1..] : text;

    /// <summary>
    /// The text in the queue for a body, which <see cref="Body"/> reads: base64, which any text survives, and which is what every client that reads
    /// our answers with Functions expects; plain where a body that came to us as plain text is too long for it.
    /// </summary>
    internal static string Text(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return bytes.Length <= MaxBytes ? Convert.ToBase64String(bytes) : body;
    }

    /// <summary>The JSON of a message; see <see cref="Body"/>.</summary>
    /// <exception cref="JsonException">It is not such JSON.</exception>
    public static T Read<T>(string text) =>
        JsonSerializer.Deserialize<T>(Body(text), Json) ?? throw new JsonException("The message is null.");

    /// <summary>The message's body.</summary>
    /// <exception cref="ArgumentException">It is longer than a queue accepts: the producer bounds what goes into a message.</exception>
    internal static string Write(string queue, object message)
    {
        var body = message as string ?? JsonSerializer.Serialize(message, message.GetType(), Json);
        var size = Encoding.UTF8.GetByteCount(body);
        var most = message is string ? MaxPlainBytes : MaxBytes;
        if (size > most)
            throw new ArgumentException($"A message for the queue {queue} has {size} bytes; at most {most} fit.", nameof(message));
        return body;
    }
}

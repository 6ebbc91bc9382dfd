using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Storage;

/// <summary>How a message is written: JSON in camelCase, enums as strings, nothing for null.</summary>
public static class MessageFormat
{
    /// <summary>
    /// The longest body in UTF-8 bytes. A storage queue takes 64 KiB of text, and base64 (the host's encoding) makes four bytes of three.
    /// </summary>
    public const int MaximumBytes = 48 * 1024;

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JsonText.Encoder,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The message's body.</summary>
    /// <exception cref="ArgumentException">It is longer than a queue takes: whoever makes messages bounds what goes into one.</exception>
    internal static string Write(string queue, object message)
    {
        var body = message as string ?? JsonSerializer.Serialize(message, message.GetType(), Json);
        var size = Encoding.UTF8.GetByteCount(body);
        if (size > MaximumBytes)
            throw new ArgumentException($"A message for the queue {queue} has {size} bytes; at most {MaximumBytes} fit.", nameof(message));
        return body;
    }
}

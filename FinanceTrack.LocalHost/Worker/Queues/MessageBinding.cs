using System.Text;
using System.Text.Json;
using Azure.Core.Serialization;
using Azure.Storage.Queues.Models;

namespace FinanceTrack.LocalHost.Worker.Queues;

/// <summary>A received message with its decoded content, and what parameters bind to of it.</summary>
internal sealed class MessageBinding(QueueMessage message, byte[] content)
{
    /// <exception cref="JsonException">The content is not JSON of that type.</exception>
    public object? As(Type type, ObjectSerializer serializer)
    {
        if (type == typeof(string))
        {
            return Encoding.UTF8.GetString(content);
        }

        if (type == typeof(byte[]))
        {
            return content;
        }

        if (type == typeof(BinaryData))
        {
            return new BinaryData(content);
        }

        return type == typeof(QueueMessage) ? Decoded() : serializer.Deserialize(new MemoryStream(content), type, CancellationToken.None);
    }

    /// <summary>
    /// The host's names for the message, under which other parameters bind (<c>queueTrigger</c> is its text); a top-level property of a
    /// JSON message wins over one of them of the same name, unless it is null or an array, which bind to nothing.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Data()
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["QueueTrigger"] = Encoding.UTF8.GetString(content),
            ["Id"] = message.MessageId,
            ["PopReceipt"] = message.PopReceipt,
            ["DequeueCount"] = message.DequeueCount,
            ["InsertionTime"] = message.InsertedOn,
            ["ExpirationTime"] = message.ExpiresOn,
            ["NextVisibleTime"] = message.NextVisibleOn,
        };
        foreach (var (name, value) in Properties())
        {
            data[name] = value;
        }

        return data;
    }

    private QueueMessage Decoded() => QueuesModelFactory.QueueMessage(
        message.MessageId,
        message.PopReceipt,
        Encoding.UTF8.GetString(content),
        message.DequeueCount,
        message.NextVisibleOn,
        message.InsertedOn,
        message.ExpiresOn);

    private List<(string Name, string Value)> Properties()
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? [.. json.RootElement.EnumerateObject()
                    .Where(property => property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Array))
                    .Select(property => (property.Name, property.Value.ToString()))]
                : [];
        }
        catch (JsonException)
        {
            return []; // A text that is no JSON has no properties.
        }
    }
}

using System.Text;
using System.Text.Json;
using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Storage;

/// <summary>Keeps a message that the host has given up on, so that somebody can see it and send it again.</summary>
public sealed partial class RecordPoisonMessage(Database database, TimeProvider time, ILogger<RecordPoisonMessage> logger)
{
    private static readonly Statement Insert = Statement.Of(dialect => dialect.InsertIfAbsent("PoisonMessages", ["Queue", "MessageId"],
        ["Id", "Queue", "MessageId", "UserId", "Body", "Bytes", "RecordedAt", "Status"]));

    /// <param name="queue">The queue the message was meant for.</param>
    /// <param name="messageId">Its id in the poison queue: recording it again does nothing.</param>
    public async Task ExecuteAsync(string queue, string messageId, string body, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var row = new
        {
            Id = Guid.CreateVersion7(now),
            Queue = queue,
            MessageId = messageId,
            UserId = UserOf(body),
            Body = body,
            Bytes = Encoding.UTF8.GetByteCount(body),
            RecordedAt = now,
            Status = PoisonStatus.Waiting,
        };
        if (await database.WriteAsync(session => session.ExecuteAsync(Insert, row), cancellationToken) == 1)
            LogRecorded(queue, row.Id, row.Bytes);
    }

    // The first user named, in an object or in an array of them. Anything may stand here: it is poison.
    private static Guid? UserOf(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var message = json.RootElement is { ValueKind: JsonValueKind.Array } array
                ? array.EnumerateArray().FirstOrDefault()
                : json.RootElement;
            return message.ValueKind == JsonValueKind.Object
                && message.TryGetProperty("userId", out var value)
                && value.ValueKind == JsonValueKind.String
                && value.TryGetGuid(out var userId)
                ? userId
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(
        7003, LogLevel.Error, "A message of {Queue} is poison and waits as {PoisonMessageId}: {Bytes} bytes", EventName = "7003")]
    private partial void LogRecorded(string queue, Guid poisonMessageId, int bytes);
}

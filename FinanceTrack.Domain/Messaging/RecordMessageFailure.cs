using System.Text.Json;
using System.Text.RegularExpressions;
using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Messaging;

/// <summary>
/// Notes with what an attempt at a message failed: what an <see cref="UnreadableMessageException"/> says, else the type of the exception
/// and, of JSON, the place. Nothing of the message itself, and no text of another exception, which may quote it.
/// </summary>
public sealed partial class RecordMessageFailure(Database database, TimeProvider time, ILogger<RecordMessageFailure> logger)
{
    /// <summary>The exception is thrown on by the caller, so that a note that cannot be written is only logged.</summary>
    public async Task ExecuteAsync(string queue, string body, Exception exception)
    {
        var failure = Describe(exception);
        try
        {
            await database.WriteAsync(
                async session =>
                {
                    await MessageFailureTable.SaveAsync(session, queue, body, failure, time.Now());
                    return true;
                },
                CancellationToken.None);
        }
        catch (System.Data.Common.DbException unavailable)
        {
            LogNotNoted(queue, failure, unavailable);
        }
    }

    internal static string Describe(Exception exception)
    {
        if (exception is UnreadableMessageException)
            return exception.Message;
        var type = exception.GetType().Name;
        var failure = exception is JsonException { Path: { Length: > 0 } path } && Plain().IsMatch(path) ? $"{type} at {path}" : type;
        return failure.Length > MessageFailureTable.MaxFailureLength ? type : failure;
    }

    // Names of fields are letters; anything else in a path was written by the sender.
    [GeneratedRegex(@"^\$[A-Za-z0-9.\[\]]*$")]
    private static partial Regex Plain();

    [LoggerMessage(7005, LogLevel.Warning, "The failure of a message of {Queue} could not be noted: {Failure}", EventName = "7005")]
    private partial void LogNotNoted(string queue, string failure, Exception why);
}

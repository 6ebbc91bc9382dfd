using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Users.Accounts;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Insights.Weekly;

/// <summary>How many mails a run has queued, and how many failed.</summary>
public sealed record WeeklyMailReport(int Sent, int Failed);

/// <summary>
/// Mails every user who asked for it what the week brought in the user's ledgers. The week is marked in the database transaction that
/// queues the mail, so that a run that was cut off continues and no user gets a second mail. One user's failure does not cost the others.
/// </summary>
public sealed partial class SendWeeklyMails(
    Database database, WeeklyMail mail, TimeProvider time, ILogger<SendWeeklyMails> logger) : IJobHandler
{
    public const string JobKind = "send-weekly-mails";

    private const int UsersAtOnce = 200;

    public string Kind => JobKind;

    public async Task<JobOutcome> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        var state = context.Checkpoint<Checkpoint>() ?? new Checkpoint(Guid.Empty, MondayOf(time.Now()), new WeeklyMailReport(0, 0));
        while (await NextAsync(state, cancellationToken) is { Count: > 0 } users)
        {
            foreach (var user in users)
            {
                state = state with { After = user, Report = await SendAsync(user, state, cancellationToken) };
                await context.ReportAsync(0, $"{state.Report.Sent} mails", state, cancellationToken);
                if (context.ShouldYield)
                    return JobOutcome.Yield;
            }
        }

        return JobOutcome.Success(state.Report);
    }

    private async Task<WeeklyMailReport> SendAsync(Guid userId, Checkpoint state, CancellationToken cancellationToken)
    {
        try
        {
            var isSent = await database.WriteAsync(session => mail.TrySendAsync(session, userId, state.Monday), cancellationToken);
            return isSent ? state.Report with { Sent = state.Report.Sent + 1 } : state.Report;
        }
        catch (Exception exception) when (exception is not (
            OperationCanceledException or OutOfMemoryException or DatabaseUnavailableException))
        {
            LogFailed(userId, exception);
            return state.Report with { Failed = state.Report.Failed + 1 };
        }
    }

    private Task<IReadOnlyList<Guid>> NextAsync(Checkpoint state, CancellationToken cancellationToken) => database.ReadAsync(
        session => UserTable.ListWeeklyReadersAsync(session, state.After, state.Monday, UsersAtOnce), cancellationToken);

    private static DateOnly MondayOf(DateTimeOffset now)
    {
        const int daysPerWeek = 7;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return today.AddDays(-(((int)today.DayOfWeek + daysPerWeek - (int)DayOfWeek.Monday) % daysPerWeek));
    }

    [LoggerMessage(7202, LogLevel.Error, "The weekly mail of user {UserId} could not be written; the others continue", EventName = "7202")]
    private partial void LogFailed(Guid userId, Exception exception);

    private sealed record Checkpoint(Guid After, DateOnly Monday, WeeklyMailReport Report);
}

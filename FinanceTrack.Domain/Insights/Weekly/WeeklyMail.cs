using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Insights.Storage;
using FinanceTrack.Domain.Insights.Text;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Mail;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Recurring.Storage;
using FinanceTrack.Domain.Users.Accounts;

namespace FinanceTrack.Domain.Insights.Weekly;

/// <summary>
/// Writes one user's mail of a week, in the user's language: of each ledger what is new and what is due. It goes to confirmed addresses
/// only, and not at all in a week without either. Names that other members or merchants chose hold nothing to follow, to call or to pay to.
/// </summary>
public sealed class WeeklyMail(Outbox outbox, TimeProvider time)
{
    private const int Days = 7;
    private const int MaxPayments = 20;

    private static readonly TimeSpan UsefulFor = TimeSpan.FromDays(3);

    /// <summary>False where the week was mailed already, or there is nothing to say.</summary>
    internal async Task<bool> TrySendAsync(DbSession session, Guid userId, DateOnly monday)
    {
        if (!await UserTable.TryClaimWeekAsync(session, userId, monday) || await UserTable.FindAsync(session, userId) is not { } user)
            return false;
        var format = new LocaleFormat(user.Locale);
        var texts = WeeklyTexts.Of(format.Language);
        var sections = new List<string>();
        foreach (var ledger in (await LedgersTable.OfUserAsync(session, userId)).OrderBy(ledger => ledger.LedgerId))
        {
            if (await SectionAsync(session, ledger, user, format, texts) is { } section)
                sections.Add(section);
        }

        if (sections.Count == 0)
            return false;
        var now = time.Now();
        var text = $"{texts.Greeting}\n\n{string.Join("\n\n", sections)}\n\n{texts.End}";
        await outbox.AddAsync(
            session, QueueNames.Emails,
            new Email(Guid.CreateVersion7(now), user.Id, user.Email, texts.Subject, text, now, now + UsefulFor), user.Id);
        return true;
    }

    private async Task<string?> SectionAsync(
        DbSession session, LedgerRow ledger, UserAccount reader, LocaleFormat format, WeeklyTexts texts)
    {
        var today = ledger.Settings.TodayAt(time.Now());
        var words = await InsightWords.ReadAsync(session, ledger.LedgerId, reader.Id);
        var since = time.Now().AddDays(-Days);
        var insights = (await InsightTable.ListAsync(session, ledger.LedgerId))
            .Where(insight => insight is { IsFound: true, IsDismissed: false, TopPlace: > 0 } && insight.FoundAt > since)
            .OrderBy(insight => insight.TopPlace)
            .Select(insight => $"- {words.DescribeForMail(insight)}");
        var due = (await StreamTable.ListAsync(session, ledger.LedgerId))
            .Where(stream => stream.IsFound && !stream.IsHidden && stream.NextOn >= today && stream.NextOn < today.AddDays(Days))
            .OrderBy(stream => stream.NextOn).ThenBy(stream => stream.Id).Take(MaxPayments)
            .Select(stream =>
            {
                var (day, name) = (format.Date(stream.NextOn!.Value), stream.Name ?? format.Name(stream.Merchant));
                return $"- {day}: {TextCleaner.Clean(name)}, {format.Money(stream.AmountMinor, stream.Currency)}";
            });
        string[] parts = [Part(texts.News, insights), Part(texts.Due, due)];
        var said = string.Join("\n\n", parts.Where(part => part.Length > 0));
        return said.Length == 0 ? null : $"{TextCleaner.Clean(ledger.Name)}\n\n{said}";
    }

    private static string Part(string title, IEnumerable<string> lines) =>
        string.Join('\n', lines) is { Length: > 0 } text ? $"{title}\n{text}" : "";
}

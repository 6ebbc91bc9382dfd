using FinanceTrack.Domain.Insights.Storage;
using FinanceTrack.Domain.Insights.Text;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring.Storage;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Insights;

/// <summary>An insight as its ledger sees it.</summary>
/// <param name="Text">A sentence in the ledger's language and formats.</param>
/// <param name="Amount">What it is about in money, without a sign.</param>
/// <param name="TopPlace">Its place among what changed, from 1 to 5; null for none.</param>
/// <param name="TransactionIds">The transactions that explain it, at most 50: those that explain most.</param>
public sealed record InsightDetails(
    Guid Id, InsightKind Kind, InsightSeverity Severity, DateOnly Date, string Text, string Currency, decimal Amount, int? TopPlace,
    InsightFigures Figures, IReadOnlyList<Guid> TransactionIds, Guid? StreamId, bool Dismissed, DateTimeOffset? DismissedAt,
    DateTimeOffset FoundAt, int Version) : IVersioned
{
    internal static InsightDetails Of(
        InsightRow row, string locale, Func<string, string> categoryName, Func<string, string>? shown = null)
    {
        var facts = FactsJson.Read(row.Kind, row.Facts);
        var members = MemberIds.Read(row.Members);
        var insight = new Insight
        {
            Id = row.Id,
            Kind = row.Kind,
            Severity = row.Severity,
            Date = row.AboutDay,
            Surprise = row.Surprise,
            Size = row.SizeMinor,
            RowIds = members,
            Facts = facts,
        };
        return new InsightDetails(
            row.Id, row.Kind, row.Severity, row.AboutDay, InsightText.Describe(insight, locale, categoryName, shown), row.Currency.Code,
            new Money(row.SizeMinor, row.Currency).Amount, row.TopPlace == 0 ? null : row.TopPlace, InsightFigures.Of(facts), members,
            row.StreamId, row.IsDismissed, row.DismissedAt, row.FoundAt, row.Version);
    }
}

using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Insights;
using FinanceTrack.Domain.Insights.Storage;

namespace FinanceTrack.Domain.Assistant.Tools;

/// <summary>Makes the facts of an insight fit to be said by the assistant: the names of merchants in them are text of the ledger.</summary>
internal static class InsightSentence
{
    public static InsightFacts Clean(InsightFacts facts) => facts switch
    {
        MonthFacts f => f with { Causes = [.. f.Causes.Select(cause => cause with { Merchant = Quote(cause.Merchant) })] },
        DuplicateFacts f => f with { Merchant = Quote(f.Merchant) },
        PriceRiseFacts f => f with { Merchant = Quote(f.Merchant) },
        TrialFacts f => f with { Merchant = Quote(f.Merchant) },
        MissedFacts f => f with { Merchant = Quote(f.Merchant) },
        NewRecurringFacts f => f with { Merchant = Quote(f.Merchant) },
        _ => facts,
    };

    public static Insight Of(InsightRow row, InsightFacts facts, IReadOnlyList<Guid> ids) => new()
    {
        Id = row.Id,
        Kind = row.Kind,
        Severity = row.Severity,
        Date = row.AboutDay,
        Surprise = row.Surprise,
        Size = row.SizeMinor,
        RowIds = ids,
        Facts = facts,
    };

    private static string Quote(string merchant) => $"“{TextCleaner.Clean(merchant)}”";
}

using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring.Storage;

namespace FinanceTrack.Domain.Insights;

/// <summary>The figures of an insight in major units; which of them there are depends on its kind.</summary>
public sealed record InsightFigures
{
    public string? Merchant { get; init; }

    /// <summary>The slug of the category; null for one that a person made.</summary>
    public string? Category { get; init; }

    /// <summary>The account whose balance it is about.</summary>
    public Guid? AccountId { get; init; }

    public decimal? Amount { get; init; }

    /// <summary>What was to be expected, or what it cost before.</summary>
    public decimal? Before { get; init; }

    public decimal? Median { get; init; }

    public decimal? PerMonth { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public int? Count { get; init; }

    public double? Share { get; init; }

    public double? ShareOfYear { get; init; }

    public IReadOnlyList<CauseFigures>? Causes { get; init; }

    public static InsightFigures Of(InsightFacts facts)
    {
        decimal Major(long minor) => new Money(minor, facts.Currency).Amount;
        return facts switch
        {
            MonthFacts m => new InsightFigures
            {
                Category = m.Category.StartsWith(RecurringRows.OwnCategoryPrefix, StringComparison.Ordinal) ? null : m.Category,
                Amount = Major(m.Total),
                Before = Major(m.Expected),
                Median = Major(m.Median),
                From = m.Month,
                To = m.Month.AddMonths(1).AddDays(-1),
                Causes = [.. m.Causes.Select(c => new CauseFigures(c.Merchant, c.Kind, Major(c.Change), c.RowIds))],
            },
            DuplicateFacts d => new InsightFigures { Merchant = d.Merchant, Amount = Major(d.Size), From = d.First, To = d.Second },
            PriceRiseFacts p => new InsightFigures
            {
                Merchant = p.Merchant,
                Amount = Major(p.After),
                Before = Major(p.Before),
                From = p.Since,
            },
            TrialFacts t => new InsightFigures { Merchant = t.Merchant, Amount = Major(t.Price), Before = Major(t.Trial), From = t.Since },
            MissedFacts m => new InsightFigures { Merchant = m.Merchant, Amount = Major(m.Usual), From = m.Expected, Count = m.Missed },
            NewRecurringFacts n => new InsightFigures
            {
                Merchant = n.Merchant,
                Amount = Major(n.Size),
                PerMonth = Major(n.PerMonth),
                From = n.First,
            },
            FeesFacts f => new InsightFigures { Amount = Major(f.Total), Count = f.Count, From = f.From, To = f.To },
            SavingsFacts s => new InsightFigures { Share = s.Recent, ShareOfYear = s.Year, Count = s.YearMonths, From = s.Month },
            LowBalanceFacts l => new InsightFigures
            {
                AccountId = l.AccountId,
                Amount = Major(l.Lowest),
                Before = Major(l.Floor),
                Share = l.Probability,
                To = l.Day,
            },
            RefundExpectedFacts r => new InsightFigures
            {
                Merchant = r.Merchant,
                Amount = Major(r.Due),
                Before = Major(r.Paid),
                From = r.Date,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(facts), facts.GetType(), "These facts have no figures."),
        };
    }
}

/// <summary>A part of the difference between a month and the usual; negative when less was spent.</summary>
/// <param name="TransactionIds">The largest of its transactions, at most 50.</param>
public sealed record CauseFigures(string Merchant, CauseKind Kind, decimal Change, IReadOnlyList<Guid> TransactionIds);

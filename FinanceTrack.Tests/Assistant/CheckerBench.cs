using System.Text.Json;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Tools;
using FinanceTrack.Domain.Categories;
using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Summaries;

namespace FinanceTrack.Tests.Assistant;

/// <summary>Claims about a made-up ledger, and the checker of answers about it.</summary>
internal sealed class CheckerBench
{
    public static readonly DateOnly Today = new(2026, 11, 15);

    public static readonly string[] Categories = ["Groceries", "Dining", "Transport", "Travel", "Shopping", "Health"];

    public static readonly int[] Months = [7, 8, 9, 10];

    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Guid LedgerId = new("01900000-0000-7000-8000-000000000001");

    public ClaimBook Claims { get; } = new();

    public AssistantLedger Ledger { get; } = new(
        new LedgerActor(LedgerId, LedgerId), "en-GB", "EUR", Today,
        [.. StarterCategories.All.Select(starter => CategoryRow.New(LedgerId, starter.Slug, starter.Name, At))],
        [
            AccountRow.New(LedgerId, "Everyday", AccountKind.Current, Currency.Of("EUR"), At),
            AccountRow.New(LedgerId, "Holiday fund", AccountKind.Savings, Currency.Of("EUR"), At),
        ]);

    /// <summary>Spending by category and month, each figure once; what was received by month behind it.</summary>
    public static CheckerBench WithMonths()
    {
        var bench = new CheckerBench();
        foreach (var (category, i) in Categories.Select((category, i) => (category, i)))
        {
            foreach (var month in Months)
                bench.Add(Measure.Spent, Flow.Out, 100 + (i * 40) + (month * 3) + 0.25m, Month(month), category);
        }

        foreach (var month in Months)
            bench.Add(Measure.Received, Flow.In, 2000 + month, Month(month));
        return bench;
    }

    public static ClaimPeriod Month(int month) => ClaimPeriod.Of(new Month(202600 + month));

    /// <summary>The name of the figure of a category and month.</summary>
    public string Spent(string category, int month) => Claims.NameOf(Claims.All.Single(claim =>
        claim.Measure == Measure.Spent && claim.Scope.Category == category && claim.Scope.Period == Month(month)));

    public string Received(int month) =>
        Claims.NameOf(Claims.All.Single(claim => claim.Measure == Measure.Received && claim.Scope.Period == Month(month)));

    public string Add(
        Measure measure, Flow flow, decimal number, ClaimPeriod? period = null, string? category = null, string? merchant = null,
        string currency = "EUR") => Claims.Add(new Claim
        {
            Kind = ClaimKind.Amount,
            Measure = measure,
            Flow = flow,
            Number = number,
            Currency = Currency.Of(currency),
            Scope = new ClaimScope { Period = period, Category = category, Merchant = merchant },
            Source = Source(),
            Matches = 3,
        });

    public string AddName(string text) => Claims.Add(new Claim
    {
        Kind = ClaimKind.Text,
        Measure = Measure.Name,
        Text = text,
        Scope = new ClaimScope { Merchant = text },
        Source = Source(),
    });

    public CheckedAnswer Check(string draft, string message = "") => AnswerChecker.Check(Ledger, Claims, message, draft);

    private static ClaimSource Source() => new("test", JsonSerializer.SerializeToElement(new { }), []);
}

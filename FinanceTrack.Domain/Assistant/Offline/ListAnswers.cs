using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Offline.Reading;
using FinanceTrack.Domain.Assistant.Tools;
using FinanceTrack.Domain.Folding;

namespace FinanceTrack.Domain.Assistant.Offline;

/// <summary>Lists: transactions, categories, merchants, and what is unusual.</summary>
internal static class ListAnswers
{
    private const int Rows = 5;
    private const int MaxCategories = 8;

    /// <summary>So that payments are found behind refunds.</summary>
    private const int MaxRead = 20;

    public static async Task WriteRowsAsync(OfflineTurn turn, TurnSlots slots, QuestionSigns signs)
    {
        var isLargest = slots.Intent == Intent.Largest;
        var arguments = OfflineTurn.Arguments(slots, slots.Period);
        var isPayment = !isLargest && !signs.Has(Concept.Earn)
            && signs.HasAny(Concept.Spend, Concept.Last, Concept.When, Concept.Go, Concept.Since);
        arguments["limit"] = isLargest ? Rows - 2 : isPayment ? MaxRead : Rows;
        if (isLargest)
            arguments["order"] = "largest";
        var claims = await turn.AskAsync(SearchTransactions.ToolName, arguments);
        if (claims.Count == 0)
            return;
        var rows = RowsOf(claims).Where(row => !isPayment || row[2].Number < 0).Take(Rows).ToList();
        if (rows.Count == 0)
        {
            turn.Write(Say.NothingFound, claims[0]);
            return;
        }

        foreach (var (row, i) in rows.Select((row, i) => (row, i)))
            turn.Write(!isLargest ? Say.Row : i == 0 ? Say.LargestRow : Say.NextRow, row);
        if (!turn.IsComplete && !isLargest)
            turn.Write(Say.NotAll);
    }

    public static async Task WriteMerchantsAsync(OfflineTurn turn, TurnSlots slots, QuestionSigns signs)
    {
        await WriteMerchantsAsync(turn, slots);
        if (!signs.Has(Concept.MerchantNoun) && slots.Category is null)
            await WriteCategoriesAsync(turn, slots); // "Where did my money go": to which shops, or on what.
    }

    public static async Task WriteCategoriesAsync(OfflineTurn turn, TurnSlots slots, QuestionSigns signs)
    {
        await WriteCategoriesAsync(turn, slots);
        if (!signs.HasAny(Concept.CategoryNoun, Concept.Split))
            await WriteMerchantsAsync(turn, slots);
    }

    private static async Task WriteMerchantsAsync(OfflineTurn turn, TurnSlots slots)
    {
        var claims = await turn.AskAsync(TopMerchants.ToolName, OfflineTurn.Arguments(slots with { Text = null }, slots.Period));
        if (claims.Count == 0)
            return;
        turn.Write(claims[1].Number == 0 ? Say.NothingFound : Say.Spent, claims[0]);
        foreach (var row in claims.Where(claim => claim is { Row: not null, Measure: Measure.Spent }))
            turn.Write(Say.Merchant, row, claims.First(claim => claim.Kind == ClaimKind.Text && claim.Row == row.Row));
    }

    private static async Task WriteCategoriesAsync(OfflineTurn turn, TurnSlots slots)
    {
        var claims = await turn.AskAsync(MonthSummary.ToolName, OfflineTurn.Arguments(slots with { Category = null }, slots.Period));
        if (claims.Count == 0)
            return;
        turn.Write(claims[1].Number == 0 ? Say.NothingFound : Say.Spent, claims[0]);
        foreach (var row in claims.Where(claim => claim is { Row: not null, Measure: Measure.Spent }).Take(MaxCategories))
            turn.Write(Say.Category, row);
    }

    public static async Task WriteUnusualAsync(OfflineTurn turn, TurnSlots slots, bool namesPeriod)
    {
        var period = namesPeriod || slots.Text is null ? slots.Period : null;
        var claims = await turn.AskAsync(
            OpenAnomalies.ToolName, OfflineTurn.Arguments(slots with { Category = null, Account = null, Text = null }, period));
        if (claims.Count == 0)
            return;
        if (slots.Text is { } shop)
        {
            var folded = TextFolding.ForSearch(shop);
            var there = RowsOf(claims)
                .Where(row => TextFolding.ForSearch(row[0].Text ?? "").Contains(folded, StringComparison.Ordinal)).Take(Rows).ToList();
            foreach (var row in there)
                turn.Write(Say.Row, row);
            if (there.Count == 0)
                turn.Write(Say.NothingUnusualThere);
            return;
        }

        if (claims[0].Number == 0)
        {
            turn.Write(Say.NothingUnusual);
            return;
        }

        if (claims[0].IsComplete)
            turn.Write(Say.Unusual, claims[0]);
        foreach (var row in RowsOf(claims).Take(Rows))
            turn.Write(Say.Row, row);
        if (claims[0].Number > Rows)
            turn.Write(Say.NotAll);
    }

    // The name, the day and the amount of each row.
    private static List<Claim[]> RowsOf(IReadOnlyList<Claim> claims) =>
    [
        .. claims.Where(claim => claim is { Row: not null, Measure: Measure.Name or Measure.BookedOn or Measure.Transaction })
            .GroupBy(claim => claim.Row!.Value)
            .Select(row => new[]
            {
                row.First(claim => claim.Measure == Measure.Name), row.First(claim => claim.Measure == Measure.BookedOn),
                row.First(claim => claim.Measure == Measure.Transaction),
            }),
    ];
}

namespace FinanceTrack.Domain.Insights;

/// <summary>
/// Finds what is worth telling a person about the rows up to a day. The result depends on the request alone, not on the order of its rows,
/// and says nothing twice: a row explained by one insight is not counted in another.
/// </summary>
public static class FindInsights
{
    private const int RecentDays = 62;

    /// <summary>The most surprising first; among equals the one about more money.</summary>
    public static IReadOnlyList<Insight> Run(InsightRequest request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rows = new MonthlyRows(request);
        if (rows.All.Count == 0)
            return [];
        var streams = request.Streams.Where(stream => stream.Currency == request.Currency).ToList();
        var found = StreamInsights.Find(streams, request.Today, rows.All[0].Row.Date).ToList();
        found.AddRange(ExpectedRefunds.Find(rows, request));
        var said = found.SelectMany(insight => insight.RowIds).ToHashSet();
        foreach (var pair in DuplicateCharges.Score(rows, streams).Where(pair => pair.Score >= DuplicateCharges.MinScore))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (request.Today.DayNumber - pair.Second.Row.Date.DayNumber > RecentDays || said.Contains(pair.First.Row.Id)
                || said.Contains(pair.Second.Row.Id))
            {
                continue;
            }

            said.Add(pair.First.Row.Id);
            said.Add(pair.Second.Row.Id);
            found.Add(Duplicate(pair, rows, request));
        }

        cancellationToken.ThrowIfCancellationRequested();
        found.AddRange(MonthChanges.Find(rows, request.Currency, Explained(found, request)));
        Insight?[] others = [YearInsights.Fees(rows, request.Currency), YearInsights.Savings(rows, request.Currency)];
        found.AddRange(others.OfType<Insight>());
        found.AddRange(LowBalance.Find(request));
        return [.. found.OrderByDescending(insight => insight.Surprise).ThenByDescending(insight => insight.Size)
            .ThenBy(insight => insight.Id)];
    }

    /// <summary>
    /// The rows that a category is tested without: all of a stream whose price rose or trial ended, since each of its months has one, and
    /// the second of two charges.
    /// </summary>
    private static HashSet<Guid> Explained(List<Insight> found, InsightRequest request)
    {
        var streams = found.Where(insight => insight.Kind is InsightKind.PriceRise or InsightKind.TrialConverted)
            .Select(insight => insight.StreamId).ToHashSet();
        var rows = request.Streams.Where(stream => streams.Contains(stream.Id)).SelectMany(stream => stream.RowIds).ToHashSet();
        rows.UnionWith(found.Where(insight => insight.Kind == InsightKind.DuplicateCharge).Select(insight => insight.RowIds[1]));
        return rows;
    }

    private static Insight Duplicate(in DuplicatePair pair, MonthlyRows rows, InsightRequest request)
    {
        var (first, second) = (pair.First.Row, pair.Second.Row);
        return new Insight
        {
            Id = InsightId.Of(InsightKind.DuplicateCharge, first.Id, second.Id),
            Kind = InsightKind.DuplicateCharge,
            Severity = InsightSeverity.Warning,
            Date = second.Date,
            Surprise = pair.Score,
            Size = pair.Second.Spent,
            RowIds = [first.Id, second.Id],
            Facts = new DuplicateFacts(request.Currency, rows.Merchants.NameOf(pair.Second.Merchant), pair.Second.Spent, first.Date,
            second.Date),
        };
    }
}

using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Domain.Forecast;

/// <summary>The simulated paths behind a forecast, cumulated from today.</summary>
internal sealed class CashFlowSimulation
{
    /// <summary>Below this history only recurring payments are simulated.</summary>
    public const int MinHistoryDays = 90;

    private CashFlowSimulation(PathTable scheduled, PathTable? unscheduled, IReadOnlyDictionary<Guid, double> streamMeans)
    {
        Scheduled = scheduled;
        Unscheduled = unscheduled;
        StreamMeans = streamMeans;
        Total = unscheduled is null ? scheduled : scheduled.Plus(unscheduled);
    }

    public PathTable Scheduled { get; }

    /// <summary>Null while the history is too short.</summary>
    public PathTable? Unscheduled { get; }

    public PathTable Total { get; }

    public IReadOnlyDictionary<Guid, double> StreamMeans { get; }

    public static CashFlowSimulation Run(ForecastRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Days, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Paths, 2);
        var random = new SeededRandom(request.Seed);
        var streams = request.Streams.Where(stream => stream.Currency == request.Currency).OrderBy(stream => stream.Payments[0].Date)
            .ThenBy(stream => stream.Id).ToList();
        var scheduled = new PathTable(request.Days, request.Paths);
        var means = new ScheduledPaths(request.Today, scheduled, random).Add(streams, cancellationToken);
        scheduled.Cumulate();
        return new CashFlowSimulation(scheduled, SimulateUnscheduled(request, streams, random, cancellationToken), means);
    }

    private static PathTable? SimulateUnscheduled(
        ForecastRequest request, List<RecurringStream> streams, SeededRandom random, CancellationToken cancellationToken)
    {
        var inStreams = streams.SelectMany(stream => stream.RowIds).ToHashSet();
        var past = request.Rows.Where(row => row.Date <= request.Today && row.Amount.Currency == request.Currency).ToList();
        if (past.Count == 0)
            return null;
        var start = past.Min(row => row.Date);
        if (request.Today.DayNumber - start.DayNumber < MinHistoryDays)
            return null;
        var flows = new PathTable(request.Days, request.Paths);
        UnscheduledPaths.From(past.Where(row => !inStreams.Contains(row.Id)), start, request.Today)
            ?.Add(flows, random, cancellationToken);
        flows.Cumulate();
        return flows;
    }
}

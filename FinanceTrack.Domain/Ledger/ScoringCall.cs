using System.Diagnostics;
using FinanceTrack.Domain.Telemetry;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Ledger;

/// <summary>Measures and traces the scoring of the rows of one call, from reading the statistics on.</summary>
internal sealed class ScoringCall(int rows) : IDisposable
{
    private readonly Activity? _span = Traces.Source.StartActivity("score");
    private readonly long _start = Stopwatch.GetTimestamp();
    private string? _scoredBy;

    /// <summary>Notes by what the row was scored, and returns it.</summary>
    public TransactionRow Done(TransactionRow row)
    {
        _scoredBy = row.ScoredBy;
        return row;
    }

    public void Dispose()
    {
        ProductMetrics.Scored(Stopwatch.GetElapsedTime(_start), _scoredBy);
        _span?.SetTag("financetrack.rows", rows).SetTag("financetrack.scored_by", _scoredBy).Dispose();
    }
}

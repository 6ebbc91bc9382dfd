using BenchmarkDotNet.Attributes;
using FinanceTrack.Domain.Forecast;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Benchmarks.Compute;

/// <summary>
/// What a forecast of 1,000 paths and 90 days costs once the streams are known. BenchmarkDotNet wants the class public and open.
/// </summary>
[InProcess]
[MemoryDiagnoser]
public class ForecastCompute
{
    private const int RowCount = 5_000;
    private const int Months = 36;
    private const int Days = 90;
    private ForecastRequest _request = null!;

    [GlobalSetup]
    public void Detect()
    {
        var rows = SampleHousehold.Rows(RowCount, Months);
        var streams = RecurringDetector.Detect(rows, SampleHousehold.Today);
        _request = new ForecastRequest(rows, streams, Currency.Of("EUR"), SampleHousehold.Today, Days, 1) { Balance = 500_000 };
    }

    [Benchmark]
    public long Forecast() => ForecastCashFlow.Run(_request).Days[^1].Median;
}

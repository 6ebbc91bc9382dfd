using BenchmarkDotNet.Attributes;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Benchmarks.Compute;

/// <summary>What it costs to find what recurs in three years of 5,000 rows. BenchmarkDotNet wants the class public and open.</summary>
[InProcess]
[MemoryDiagnoser]
public class RecurringCompute
{
    private const int RowCount = 5_000;
    private const int Months = 36;
    private readonly List<RecurringRow> _rows = SampleHousehold.Rows(RowCount, Months);

    [Benchmark]
    public int Detect() => RecurringDetector.Detect(_rows, SampleHousehold.Today).Count;
}

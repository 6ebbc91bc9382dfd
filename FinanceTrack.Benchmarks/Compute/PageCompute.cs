using BenchmarkDotNet.Attributes;
using FinanceTrack.Benchmarks.Statistics;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;

namespace FinanceTrack.Benchmarks.Compute;

/// <summary>
/// What a page of 50 transactions costs up to its objects, from a SQLite file. BenchmarkDotNet wants the class public and open.
/// </summary>
[InProcess]
[MemoryDiagnoser]
public class PageCompute
{
    private const int Users = 20;
    private const int RowsOfOne = 5_000;

    private ManyLedgers _ledgers = null!;
    private ListTransactions _list = null!;
    private int _next;

    [GlobalSetup]
    public async Task CreateAsync()
    {
        _ledgers = await ManyLedgers.CreateAsync(Users, RowsOfOne, CancellationToken.None);
        _list = _ledgers.Get<ListTransactions>();
    }

    [Benchmark]
    public async Task<int> PageOf50Async()
    {
        var user = _ledgers.Users[_next++ % Users];
        var page = await _list.ExecuteAsync(user, new TransactionFilter(), new PageRequest(50, null), CancellationToken.None);
        return page.Value.Items.Count;
    }

    [GlobalCleanup]
    public ValueTask DisposeAsync() => _ledgers.DisposeAsync();
}

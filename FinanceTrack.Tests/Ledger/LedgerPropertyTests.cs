using CsCheck;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Categories;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Summaries;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Tests.Ledger;

public sealed class LedgerPropertyTests : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite);

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task After_any_changes_the_stored_statistics_are_those_recomputed_from_history() =>
        await LedgerChange.Sequences.SampleAsync(
            async changes =>
            Assert.Equal(StatisticsFinding.Sound, await _ledger.CheckStatisticsAsync(await ApplyAsync(changes))), iter: 40, threads: 1);

    [Fact]
    public async Task After_any_changes_the_monthly_summaries_are_the_sums_of_the_transactions() =>
        await LedgerChange.Sequences.SampleAsync(async changes =>
        {
            var user = await ApplyAsync(changes);
            Assert.Equal(Sums(await TransactionsAsync(user)), Sums(await SummariesAsync(user)));
        }, iter: 40, threads: 1);

    private async Task<Guid> ApplyAsync(LedgerChange[] changes)
    {
        var user = (await _ledger.AddUserAsync()).Id;
        var categories =
            (await _ledger.Get<ListCategories>().ExecuteAsync(user, CancellationToken.None)).Value.Items.Select(c => c.Id).ToList();
        var transactions = new List<Guid>();
        foreach (var change in changes)
            await change.ApplyAsync(_ledger, user, categories, transactions);
        return user;
    }

    private async Task<IReadOnlyList<TransactionDetails>> TransactionsAsync(Guid user) =>
        (await _ledger.Get<ListTransactions>()
            .ExecuteAsync(user, new TransactionFilter(), new PageRequest(200, null), CancellationToken.None)).Value.Items;

    private async Task<IReadOnlyList<MonthlySummary>> SummariesAsync(Guid user) =>
        (await _ledger.Get<ListMonthlySummaries>()
            .ExecuteAsync(user, "2026-01", "2026-12", null, SummaryBasis.Money, CancellationToken.None)).Value.Items;

    /// <summary>Month, currency, category, money in, money out, count.</summary>
    private static IEnumerable<(string, string, Guid?, decimal, decimal, int)> Sums(IReadOnlyList<TransactionDetails> transactions) =>
        transactions
        .GroupBy(t => (Month: Month.Of(t.BookedOn).ToString(), t.Currency, t.CategoryId))
        .Select(g => (
            g.Key.Month,
            g.Key.Currency,
            g.Key.CategoryId,
            g.Where(t => t.Amount > 0).Sum(t => t.Amount),
            g.Where(t => t.Amount < 0).Sum(t => t.Amount),
            g.Count()))
        .Order();

    private static IEnumerable<(string, string, Guid?, decimal, decimal, int)> Sums(IReadOnlyList<MonthlySummary> summaries) => summaries
        .SelectMany(m => m.Currencies.SelectMany(c => c.Categories
            .Where(s => s.Count > 0)
            .Select(s => (m.Month, c.Currency, s.CategoryId, s.Income, s.Expense, s.Count))))
        .Order();
}

using CsCheck;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Summaries;

namespace FinanceTrack.Tests.Ledger;

/// <summary>
/// What must hold after any changes of a ledger with accounts, links and parts. <c>FINANCETRACK_INVARIANT_RUNS</c> sets how many
/// sequences of changes are tried; the suite tries a share of them.
/// </summary>
public sealed class LedgerInvariantTests : IAsyncLifetime
{
    private const int Runs = 60;

    // Each selects what breaks an invariant.
    private static readonly (string Invariant, Statement Sql)[] Broken =
    [
        ("A balance is the opening balance and all rows.", Statement.Of("""
            SELECT COUNT(*) FROM Accounts a WHERE a.LedgerId = @LedgerId AND a.BalanceMinor <> a.OpeningMinor + COALESCE(
                (SELECT SUM(t.AmountMinor) FROM Transactions t WHERE t.LedgerId = a.LedgerId AND t.AccountId = a.Id), 0)
            """)),
        ("The sums of an account are the change of its balance.", Statement.Of("""
            SELECT COUNT(*) FROM Accounts a WHERE a.LedgerId = @LedgerId AND a.BalanceMinor <> a.OpeningMinor + COALESCE(
                (SELECT SUM(s.IncomeMinor + s.ExpenseMinor + s.RefundMinor + s.TransferMinor + s.AdjustmentMinor)
                 FROM MonthlySums s WHERE s.LedgerId = a.LedgerId AND s.AccountId = a.Id), 0)
            """)),
        ("A row is in an account of its currency.", Statement.Of("""
            SELECT COUNT(*) FROM Transactions t WHERE t.LedgerId = @LedgerId AND NOT EXISTS
                (SELECT 1 FROM Accounts a WHERE a.LedgerId = t.LedgerId AND a.Id = t.AccountId AND a.Currency = t.Currency)
            """)),
        ("There are no parts or several, and they add up to their row.", Statement.Of("""
            SELECT COUNT(*) FROM Transactions t WHERE t.LedgerId = @LedgerId AND (
                (t.IsSplit = 0 AND EXISTS (SELECT 1 FROM TransactionParts p WHERE p.LedgerId = t.LedgerId AND p.TransactionId = t.Id))
                OR (t.IsSplit = 1 AND (
                    (SELECT COUNT(*) FROM TransactionParts p WHERE p.LedgerId = t.LedgerId AND p.TransactionId = t.Id) < 2
                    OR t.AmountMinor <>
                        (SELECT SUM(p.AmountMinor) FROM TransactionParts p WHERE p.LedgerId = t.LedgerId AND p.TransactionId = t.Id))))
            """)),
        ("The sides of a transfer are in two accounts, with opposite signs, and no more arrives than was sent.", Statement.Of("""
            SELECT COUNT(*) FROM Links l JOIN Transactions f ON f.LedgerId = l.LedgerId AND f.Id = l.FromId
                JOIN Transactions t ON t.LedgerId = l.LedgerId AND t.Id = l.ToId
            WHERE l.LedgerId = @LedgerId AND l.Kind = 0 AND l.State <> 3 AND NOT (
                f.AccountId <> t.AccountId AND f.AmountMinor < 0 AND t.AmountMinor > 0 AND f.Role = 1 AND t.Role = 1
                AND (f.Currency <> t.Currency OR -f.AmountMinor = t.AmountMinor + f.FeeMinor) AND f.FeeMinor >= 0)
            """)),
        ("A row with a role has a link, and one without has none.", Statement.Of("""
            SELECT COUNT(*) FROM Transactions t WHERE t.LedgerId = @LedgerId AND t.Role <> 3 AND (t.Role IN (1, 2)) <> EXISTS
                (SELECT 1 FROM Links l WHERE l.LedgerId = t.LedgerId AND l.State <> 3
                    AND (l.FromId = t.Id OR (l.ToId = t.Id AND l.Kind = 0)))
            """)),
        ("No more comes back than an expense was, and the expense knows it.", Statement.Of("""
            SELECT COUNT(*) FROM Transactions t WHERE t.LedgerId = @LedgerId AND t.AmountMinor < 0 AND (t.RefundedMinor > -t.AmountMinor
                OR t.RefundedMinor <> COALESCE((SELECT SUM(l.AmountMinor) FROM Links l
                    WHERE l.LedgerId = t.LedgerId AND l.ToId = t.Id AND l.Kind = 1 AND l.State <> 3), 0))
            """)),
        ("A link is between rows that are there.", Statement.Of("""
            SELECT COUNT(*) FROM Links l WHERE l.LedgerId = @LedgerId AND (
                NOT EXISTS (SELECT 1 FROM Transactions t WHERE t.LedgerId = l.LedgerId AND t.Id = l.FromId)
                OR NOT EXISTS (SELECT 1 FROM Transactions t WHERE t.LedgerId = l.LedgerId AND t.Id = l.ToId))
            """)),
    ];

    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite);

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task After_any_changes_every_invariant_holds()
    {
        var runs = int.TryParse(Environment.GetEnvironmentVariable("FINANCETRACK_INVARIANT_RUNS"), out var set) ? set : Runs;
        await AccountedChange.Sequences.SampleAsync(
            async changes =>
            {
                var book = await AccountedBook.OpenAsync(_ledger);
                foreach (var change in changes)
                    await change.ApplyAsync(book);
                foreach (var (invariant, sql) in Broken)
                    Assert.True(await _ledger.ScalarAsync<int>(sql, new { LedgerId = book.Id }) == 0, invariant);
                foreach (var link in book.ByPerson)
                    Assert.Contains(await book.LinksAsync(), standing => standing.Id == link.Id && standing.State == link.State);
                Assert.Equal(0, await RepairedAsync(book.Id));
                Assert.Equal(StatisticsFinding.Sound, await _ledger.CheckStatisticsAsync(book.Id));
            },
            iter: runs,
            threads: 1);
    }

    /// <summary>How many sums and balances are not what the rows add up to.</summary>
    private async Task<int> RepairedAsync(Guid ledger) =>
        (await _ledger.Get<RecomputeSummaries>().CheckAsync(ledger, CancellationToken.None)).Repaired;
}

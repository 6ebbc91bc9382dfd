using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Assertions.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Assertions;

/// <summary>
/// Lists the statements of an account beside what the transactions make, and names the first days in which they differ, with what may
/// explain it.
/// </summary>
public sealed class ListAssertions(Database database)
{
    /// <summary>How many rows an explanation is looked for in: those booked last.</summary>
    private const int MaxRows = 20_000;

    private const int MaxProposals = 3;
    private const double MinLikely = .9;

    public Task<Result<AssertionList>> ExecuteAsync(Guid ledgerId, Guid accountId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => await AccountTable.FindAsync(session, ledgerId, accountId) is { } account
                ? await ReadAsync(session, account)
                : (Result<AssertionList>)new NotFoundError("account"),
            cancellationToken);

    /// <summary>The statements of the account and what the rows make of each day, the first day first.</summary>
    internal static async Task<IReadOnlyList<AssertionDetails>> CompareAsync(DbSession session, AccountRow account)
    {
        var assertions = await AssertionTable.ReadAsync(session, account.LedgerId, account.Id);
        if (assertions.Count == 0)
            return [];
        var days = await LinkedRowTable.ReadDaySumsAsync(session, account.LedgerId, account.Id, DateOnly.MinValue, assertions[^1].Day);
        var (computed, before, next, items) = (account.OpeningMinor, 0L, 0, new List<AssertionDetails>(assertions.Count));
        foreach (var assertion in assertions)
        {
            for (; next < days.Count && days[next].Day <= assertion.Day; next++)
                computed += days[next].Minor;
            var difference = assertion.BalanceMinor - computed;
            items.Add(new AssertionDetails(
                assertion.Day, AmountOf(assertion.BalanceMinor), AmountOf(computed), AmountOf(difference - before), difference == before,
                assertion.UpdatedAt, assertion.Version));
            before = difference;
        }

        return items;

        decimal AmountOf(long minor) => new Money(minor, account.Currency).Amount;
    }

    private static async Task<Result<AssertionList>> ReadAsync(DbSession session, AccountRow account)
    {
        var items = await CompareAsync(session, account);
        var wrong = items.FirstOrDefault(item => !item.Agrees);
        return new AssertionList(items, null, wrong is null ? null : await ExplainAsync(session, account, wrong));
    }

    private static async Task<WrongInterval> ExplainAsync(DbSession session, AccountRow account, AssertionDetails wrong)
    {
        var check = await CheckAsync(session, account.LedgerId);
        var interval = check.Intervals(account.Id).First(interval => interval.Through == wrong.Day);
        return new WrongInterval(
            interval.After, interval.Through, wrong.Difference,
            [.. check.Explain(interval).Take(MaxProposals).Select(proposal => Details(account, proposal))]);
    }

    private static async Task<BalanceCheck> CheckAsync(DbSession session, Guid ledgerId)
    {
        var rows = (await LinkedRowTable.ReadLatestAsync(session, ledgerId, MaxRows))
            .ConvertAll(row => new BookedRow(row.Id, row.AccountId, row.BookedOn, row.Amount, row.Description, row.ArrivedOn));
        var links = (await LinkTable.ReadAllAsync(session, ledgerId)).FindAll(link => link is { Kind: LinkKind.Transfer, Holds: true });
        var assertions = await AssertionTable.ReadAllAsync(session, ledgerId);

        // Rows that were not read are part of the opening balances.
        var read = rows.GroupBy(row => row.AccountId).ToDictionary(group => group.Key, group => group.Sum(row => row.Amount.MinorUnits));
        var openings = (await AccountTable.ListAsync(session, ledgerId))
            .ToDictionary(account => account.Id, account => account.BalanceMinor - read.GetValueOrDefault(account.Id));
        return new BalanceCheck(rows, assertions.Select(row => row.Assertion), links.Select(link => link.Link), openings);
    }

    private static AssertionProposal Details(AccountRow account, BalanceProposal proposal) => new(
        Math.Round(proposal.Likelihood, 4),
        proposal.Likelihood >= MinLikely,
        [.. proposal.Corrections.Select(correction => new CorrectionDetails(
            correction.Kind, CorrectionDetails.TextOf(correction.Kind),
            new Money(correction.ChangeMinor, account.Currency).Amount, correction.RowId))]);
}

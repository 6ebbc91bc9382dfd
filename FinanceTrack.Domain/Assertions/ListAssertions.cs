using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Assertions.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Assertions;

/// <summary>
/// Lists the statements of an account beside what the transactions make, and names the first days in which they differ, with what may
/// explain it. An explanation may take a second of a processor: requests take turns for it, and hold no connection meanwhile.
/// </summary>
public sealed class ListAssertions(Database database) : IDisposable
{
    /// <summary>How many rows an explanation is looked for in: those booked last.</summary>
    private const int MaxRows = 20_000;

    private const int MaxProposals = 3;
    private const double MinLikely = .9;

    /// <summary>Neither those of the jobs nor those of other reads: each waits only for its own kind.</summary>
    private readonly UserTurns _turns = new(1, Math.Max(1, Environment.ProcessorCount / 2));

    public async Task<Result<AssertionList>> ExecuteAsync(LedgerActor actor, Guid accountId, CancellationToken cancellationToken)
    {
        var ledgerId = actor.LedgerId;
        var read = await database.ReadAsync(session => ReadAsync(session, ledgerId, accountId), cancellationToken);
        if (read is { Wrong: not null })
        {
            read = await _turns.RunAsync(
                actor, () => ExplainedAsync(ledgerId, accountId, cancellationToken), cancellationToken);
        }

        return read is null ? new NotFoundError("account") : new AssertionList(read.Items, null, read.Explanation);
    }

    public void Dispose() => _turns.Dispose();

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

    private static async Task<Compared?> ReadAsync(DbSession session, Guid ledgerId, Guid accountId) =>
        await AccountTable.FindAsync(session, ledgerId, accountId) is { } account
            ? new Compared(account, await CompareAsync(session, account))
            : null;

    /// <summary>
    /// Reads all of it once more, together with the rows: what is explained may have changed while the request waited for its turn.
    /// </summary>
    private async Task<Compared?> ExplainedAsync(Guid ledgerId, Guid accountId, CancellationToken cancellationToken)
    {
        Known? known = null;
        var read = await database.ReadAsync(
            async session =>
            {
                var compared = await ReadAsync(session, ledgerId, accountId);
                known = compared is { Wrong: not null } ? await KnownAsync(session, ledgerId) : null;
                return compared;
            },
            cancellationToken);
        return read is { Wrong: { } wrong } && known is not null ? read with { Explanation = Explain(known, read.Account, wrong) } : read;
    }

    private static WrongInterval Explain(Known known, AccountRow account, AssertionDetails wrong)
    {
        var check = new BalanceCheck(known.Rows, known.Assertions, known.Transfers, known.Openings);
        var interval = check.Intervals(account.Id).First(interval => interval.Through == wrong.Day);
        return new WrongInterval(
            interval.After, interval.Through, wrong.Difference,
            [.. check.Explain(interval).Take(MaxProposals).Select(proposal => Details(account, proposal))]);
    }

    private static async Task<Known> KnownAsync(DbSession session, Guid ledgerId)
    {
        var rows = (await LinkedRowTable.ReadLatestAsync(session, ledgerId, MaxRows))
            .ConvertAll(row => new BookedRow(row.Id, row.AccountId, row.BookedOn, row.Amount, row.Description, row.ArrivedOn));
        var links = (await LinkTable.ReadAllAsync(session, ledgerId)).FindAll(link => link is { Kind: LinkKind.Transfer, Holds: true });
        var assertions = await AssertionTable.ReadAllAsync(session, ledgerId);

        // Rows that were not read are part of the opening balances.
        var read = rows.GroupBy(row => row.AccountId).ToDictionary(group => group.Key, group => group.Sum(row => row.Amount.MinorUnits));
        var openings = (await AccountTable.ListAsync(session, ledgerId))
            .ToDictionary(account => account.Id, account => account.BalanceMinor - read.GetValueOrDefault(account.Id));
        return new Known(rows, [.. assertions.Select(row => row.Assertion)], links.ConvertAll(link => link.Link), openings);
    }

    private static AssertionProposal Details(AccountRow account, BalanceProposal proposal) => new(
        Math.Round(proposal.Likelihood, 4),
        proposal.Likelihood >= MinLikely,
        [.. proposal.Corrections.Select(correction => new CorrectionDetails(
            correction.Kind, CorrectionDetails.TextOf(correction.Kind),
            new Money(correction.ChangeMinor, account.Currency).Amount, correction.RowId))]);

    private sealed record Compared(AccountRow Account, IReadOnlyList<AssertionDetails> Items, WrongInterval? Explanation = null)
    {
        /// <summary>The first statement that does not agree.</summary>
        public AssertionDetails? Wrong => Items.FirstOrDefault(item => !item.Agrees);
    }

    /// <summary>What an explanation is looked for in.</summary>
    private sealed record Known(
        List<BookedRow> Rows, List<BalanceAssertion> Assertions, List<Link> Transfers, Dictionary<Guid, long> Openings);
}

using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Accounts;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Assertions.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assertions;

/// <summary>What a statement says.</summary>
/// <param name="Balance">At the end of the day, over everything booked, in major units.</param>
public sealed record NewAssertion([Required] decimal? Balance);

/// <summary>Keeps the balance that a statement says for a day, in place of what was said of that day before.</summary>
public sealed class AssertBalance(Database database, TimeProvider time)
{
    /// <summary>How many statements an account has at most: one a day for ten years.</summary>
    public const int MaxAssertions = 3_660;

    /// <param name="day">yyyy-MM-dd.</param>
    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    public Task<Result<AssertionDetails>> ExecuteAsync(
        LedgerActor actor, Guid accountId, string day, NewAssertion assertion, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync(session => AssertAsync(session, actor, accountId, day, assertion, ifMatch), cancellationToken);

    private async Task<Result<AssertionDetails>> AssertAsync(
        DbSession session, LedgerActor actor, Guid accountId, string text, NewAssertion input, int? ifMatch)
    {
        if (!(await LedgerLock.TakeAsync(session, actor)).TryGet(out _, out var refused))
            return refused;
        if (await AccountTable.FindAsync(session, actor.LedgerId, accountId) is not { } account)
            return new NotFoundError("account");
        if (!AssertedDay.TryParse(text, time.Now(), out var day))
            return new NotFoundError("day");
        var errors = new ValidationErrors();
        errors.Require(input.Balance is not null, "/balance", "A balance is required.");
        var minor = AccountInput.CheckBalance(input.Balance ?? 0, account.Currency, "/balance", errors);
        if (errors.Any)
            return errors.ToError();

        var known = await AssertionTable.FindAsync(session, actor.LedgerId, accountId, day);
        if (ifMatch is not null && ifMatch != known?.Version)
            return new StaleVersionError();
        var now = time.Now();
        await (known is null
            ? AssertionTable.InsertAsync(session, new AssertionRow(actor.LedgerId, accountId, day, minor, now, now, 1))
            : AssertionTable.UpdateAsync(session, known with { BalanceMinor = minor, UpdatedAt = now, Version = known.Version + 1 }));
        var items = await ListAssertions.CompareAsync(session, account);
        return items.Count <= MaxAssertions
            ? items.Single(item => item.Day == day)
            : new UnprocessableError($"There can be at most {MaxAssertions} statements of an account.");
    }
}

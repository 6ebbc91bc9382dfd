using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Ledger;

/// <summary>
/// The account of each row. One that names no account goes to the default account of its currency, which is made when it is first
/// needed, so that a ledger of a single file needs no accounts.
/// </summary>
internal static class RowAccounts
{
    /// <summary>The account is the ledger's, open, and of the currency.</summary>
    public static void Check(LedgerState ledger, Guid? accountId, Currency currency, ValidationErrors errors)
    {
        if (accountId is not { } id)
            return;
        if (ledger.Setup.Accounts.FirstOrDefault(account => account.Id == id) is not { } found)
            errors.Add("/accountId", "There is no such account.");
        else if (found.IsArchived)
            errors.Add("/accountId", "The account is archived.");
        else if (found.Currency != currency)
            errors.Add("/accountId", $"The account is in {found.Currency.Code}.");
    }

    /// <summary>The accounts of the drafts, in their order.</summary>
    public static async Task<IReadOnlyList<Guid>> ResolveAsync(
        DbSession session, LedgerState ledger, IReadOnlyList<TransactionDraft> drafts, DateTimeOffset now)
    {
        var defaults = new Dictionary<Currency, Guid>();
        foreach (var currency in drafts.Where(draft => draft.AccountId is null).Select(draft => draft.Money.Currency).Distinct())
            defaults[currency] = await GetDefaultAsync(session, ledger, currency, now);
        return [.. drafts.Select(draft => draft.AccountId ?? defaults[draft.Money.Currency])];
    }

    public static async ValueTask<Guid> GetDefaultAsync(DbSession session, LedgerState ledger, Currency currency, DateTimeOffset now) =>
        ledger.Setup.Accounts.FirstOrDefault(account => account.IsDefault && account.Currency == currency) is { } known
            ? known.Id
            : await MakeDefaultAsync(session, ledger.LedgerId, currency, now);

    private static async Task<Guid> MakeDefaultAsync(DbSession session, Guid ledgerId, Currency currency, DateTimeOffset now)
    {
        for (var attempt = 1; ; attempt++)
        {
            var name = AccountName.OfDefault(currency.Code, attempt);
            var account = AccountRow.New(ledgerId, name, AccountKind.Current, currency, now) with { IsDefault = true };
            if (await AccountTable.TryInsertAsync(session, account))
                return account.Id;
        }
    }
}

using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Folding;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users.Accounts;

namespace FinanceTrack.Domain.Assistant.Tools;

/// <summary>What the assistant has to know of a ledger and its reader, whatever is asked.</summary>
internal sealed record AssistantLedger(
    LedgerActor Actor, string Locale, string HomeCurrency, DateOnly Today, IReadOnlyList<CategoryRow> Categories,
    IReadOnlyList<AccountRow> Accounts)
{
    private const string DefaultLocale = "en-US";

    /// <summary>What the rows without a category are called.</summary>
    public const string NoCategory = "Uncategorised";

    /// <summary>Null when there is no such ledger, or the user is not a member of it.</summary>
    public static async Task<AssistantLedger?> ReadAsync(DbSession session, LedgerActor actor, DateTimeOffset now)
    {
        if (await LedgersTable.FindRowAsync(session, actor.LedgerId) is not { } ledger
            || await LedgerMembersTable.FindAsync(session, actor.LedgerId, actor.UserId) is null)
        {
            return null;
        }

        var user = await UserTable.FindAsync(session, actor.UserId);
        return new AssistantLedger(
            actor, user?.Locale ?? DefaultLocale, ledger.HomeCurrency, TodayOf(ledger.TimeZone, now),
            await CategoryTable.ListAsync(session, actor.LedgerId), await AccountTable.ListAsync(session, actor.LedgerId));
    }

    public string NameOf(Guid? categoryId) =>
        Categories.FirstOrDefault(category => category.Id == categoryId)?.Name ?? NoCategory;

    /// <summary>By its name, whatever its case; null when there is none.</summary>
    public CategoryRow? FindCategory(string name) =>
        Categories.FirstOrDefault(category => category.NameKey == CategoryName.Key(name.Trim()))
        ?? Categories.FirstOrDefault(category => category.Slug == name.Trim());

    /// <summary>By its name, whatever its case; null when there is none.</summary>
    public AccountRow? FindAccount(string name) =>
        Accounts.FirstOrDefault(account => TextFolding.ForSearch(account.Name) == TextFolding.ForSearch(name.Trim()));

    private static DateOnly TodayOf(string timeZone, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone)
            ? TimeZoneInfo.ConvertTime(now, zone).DateTime
            : now.UtcDateTime);
}

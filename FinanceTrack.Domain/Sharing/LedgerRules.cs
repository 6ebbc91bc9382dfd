using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;

namespace FinanceTrack.Domain.Sharing;

/// <summary>What the settings of a ledger may hold.</summary>
internal static class LedgerRules
{
    public static void CheckName(ValidationErrors errors, string? name) => AccountRules.CheckName(errors, "/name", name);

    public static void CheckCurrency(ValidationErrors errors, string? code) => AccountRules.CheckCurrency(errors, "/homeCurrency", code);

    public static void CheckTimeZone(ValidationErrors errors, string? id) => AccountRules.CheckTimeZone(errors, "/timeZone", id);

    public static void CheckAlertBudget(ValidationErrors errors, double budget) =>
        AccountRules.CheckAlertBudget(errors, "/alertBudget", budget);
}

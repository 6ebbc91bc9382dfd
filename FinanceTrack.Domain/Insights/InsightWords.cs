using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Insights.Storage;
using FinanceTrack.Domain.Recurring.Storage;
using FinanceTrack.Domain.Users.Accounts;

namespace FinanceTrack.Domain.Insights;

/// <summary>The locale and the names of categories that the sentences about a ledger need.</summary>
internal sealed class InsightWords
{
    private const string DefaultLocale = "en-US";

    private readonly string _locale;
    private readonly Dictionary<string, string> _names;

    private InsightWords(string locale, Dictionary<string, string> names) => (_locale, _names) = (locale, names);

    /// <param name="readerId">The user whose language it is.</param>
    public static async Task<InsightWords> ReadAsync(DbSession session, Guid ledgerId, Guid readerId)
    {
        var locale = (await UserTable.FindAsync(session, readerId))?.Locale ?? DefaultLocale;
        var categories = await CategoryTable.ListAsync(session, ledgerId);
        return new InsightWords(locale, categories.ToDictionary(
            category => category.Slug ?? RecurringRows.OwnCategoryPrefix + category.Id.ToString("N"), category => category.Name));
    }

    public InsightDetails Describe(InsightRow row) => InsightDetails.Of(row, _locale, CategoryName);

    /// <summary>The sentence for a mail, in which names hold nothing to follow, to call or to pay to.</summary>
    public string DescribeForMail(InsightRow row) =>
        InsightDetails.Of(row, _locale, CategoryName, name => name.Length == 0 ? name : TextCleaner.Clean(name)).Text;

    private string CategoryName(string key) => _names.GetValueOrDefault(key, key);
}

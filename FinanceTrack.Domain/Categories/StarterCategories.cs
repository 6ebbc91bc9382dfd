using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Categories;

/// <summary>
/// What every ledger begins with. The slugs are the classes of the expense classifier and mean the same for everyone;
/// the names are its members' to change.
/// </summary>
public sealed class StarterCategories(TimeProvider time) : ILedgerOpenedHandler
{
    public static IReadOnlyList<(string Slug, string Name)> All { get; } =
    [
        ("groceries", "Groceries"), ("dining", "Dining"), ("transport", "Transport"), ("travel", "Travel"), ("home", "Home"),
        ("utilities", "Utilities"), ("shopping", "Shopping"), ("health", "Health"), ("personal_care", "Personal care"),
        ("entertainment", "Entertainment"), ("education", "Education"), ("insurance", "Insurance"),
        ("fees_government", "Fees and government"), ("income", "Income"), ("transfer", "Transfer"), ("giving_membership", "Giving"),
        ("business_other", "Business"),
    ];

    public Task OnOpenedAsync(DbSession session, Guid ledgerId)
    {
        var now = time.Now();
        return CategoryTable.InsertAsync(session, [.. All.Select(starter => CategoryRow.New(ledgerId, starter.Slug, starter.Name, now))]);
    }
}

using FinanceTrack.Domain.Categories;
using FinanceTrack.Domain.Categorization.Rules;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Tests.Ledger;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Categorization;

public sealed class RuleLimitTests
{
    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task First_rules_created_at_once_stand_one_after_the_other(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var user = await ledger.AddUserAsync();
        var categories = await ledger.Get<ListCategories>().ExecuteAsync(user.Id, CancellationToken.None);
        var category = categories.Value.Items[0].Id;
        Task<Result<RuleDetails>> CreateAsync(int i) => ledger.Get<CreateRule>().ExecuteAsync(
            user.Id.Actor(), new NewRule(category, $"shop {i}"), null, CancellationToken.None);

        var created = await Task.WhenAll(Enumerable.Range(0, 8).Select(CreateAsync));

        Assert.All(created, result => Assert.True(result.Succeeded));
        var list = await ledger.Get<ListRules>().ExecuteAsync(user.Id, CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, 8), list.Value.Items.Select(rule => rule.Position));
    }
}

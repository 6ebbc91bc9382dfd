using FinanceTrack.Domain.Categories;
using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Tests.Ledger;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Categories;

public sealed class CategoryLimitTests
{
    private const int Room = 5;

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Of_many_categories_created_at_once_only_those_within_the_limit_are(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var user = await ledger.AddUserAsync();
        await ledger.Database.WriteAsync(
            async session =>
            {
                await CategoryTable.InsertAsync(
                    session, [.. Enumerable.Range(0, CreateCategory.MaxCategories - Room - StarterCategories.All.Count)
                    .Select(i => CategoryRow.New(user.Id, null, $"Category {i}", DateTimeOffset.UtcNow))]);
                return true;
            },
            CancellationToken.None);
        Task<Result<CategoryDetails>> CreateAsync(int i) => ledger.Get<CreateCategory>().ExecuteAsync(
            user.Id.Actor(), new NewCategory($"New {i}"), null, CancellationToken.None);

        var created = await Task.WhenAll(Enumerable.Range(0, 4 * Room).Select(CreateAsync));

        Assert.Equal(Room, created.Count(result => result.Succeeded));
        Assert.All(created.Where(result => !result.Succeeded), result => Assert.IsType<UnprocessableError>(result.Error));
        var list = await ledger.Get<ListCategories>().ExecuteAsync(user.Id, CancellationToken.None);
        Assert.Equal(CreateCategory.MaxCategories, list.Value.Items.Count);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_user_who_was_erased_on_another_instance_gets_no_category(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);

        var created = await ledger.Get<CreateCategory>().ExecuteAsync(
            Guid.NewGuid().Actor(), new NewCategory("Late"), null, CancellationToken.None);

        Assert.IsType<NotFoundError>(created.Error);
    }
}

using CsCheck;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Categories;
using FinanceTrack.Domain.Categorization.Rules;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Ledger;

/// <summary>Instances keep much of a user between requests. What another one has changed must count at once all the same.</summary>
public sealed class InstancesTests
{
    private static readonly NewTransaction Purchase = new(new DateOnly(2026, 3, 2), null, -12.5m, "EUR", "ZYQX 17");

    [Fact]
    public async Task Instances_that_take_turns_leave_the_statistics_that_one_would()
    {
        await using var ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite);
        await using var other = await ledger.StartAnotherAsync();
        await LedgerChange.Sequences.SampleAsync(
            async changes =>
            {
                var user = (await ledger.AddUserAsync()).Id;
                var categories = await CategoriesAsync(ledger, user);
                var transactions = new List<Guid>();
                foreach (var change in changes)
                {
                    var turn = change.Target % 2 == 0 ? ledger : other;
                    await change.ApplyAsync(turn, user, categories, transactions);
                    Assert.Equal(await ScoreAsync(ledger, user), await ScoreAsync(other, user));
                }

                Assert.Equal(StatisticsFinding.Sound, await ledger.CheckStatisticsAsync(user));
            },
            iter: 30,
            threads: 1);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_rule_counts_on_every_instance_from_its_creation_to_its_deletion(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        await using var other = await ledger.StartAnotherAsync();
        var user = (await ledger.AddUserAsync()).Id;
        var category = (await CategoriesAsync(ledger, user))[3];
        Assert.Null((await ScoreAsync(ledger, user)).CategoryId);

        var rule = (await other.Get<CreateRule>().ExecuteAsync(
            user.Actor(), new NewRule(category, "zyqx"), null, CancellationToken.None)).Value;
        Assert.Equal((category, CategorySource.Rule), await CategoryAsync(ledger, user));

        Assert.True((await other.Get<DeleteRule>().ExecuteAsync(user.Actor(), rule.Id, null, CancellationToken.None)).Succeeded);
        Assert.Null((await ScoreAsync(ledger, user)).CategoryId);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_category_given_on_one_instance_is_known_on_the_other_until_archived(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        await using var other = await ledger.StartAnotherAsync();
        var user = (await ledger.AddUserAsync()).Id;
        var category = (await CategoriesAsync(ledger, user))[5];
        Assert.Null((await ScoreAsync(ledger, user)).CategoryId);

        await RecordAsync(other, user, Purchase with { CategoryId = category });
        Assert.Equal((category, CategorySource.Memory), await CategoryAsync(ledger, user));

        var archived = await other.Get<UpdateCategory>().ExecuteAsync(
            user.Actor(), category, new CategoryChanges(default, new Optional<bool?>(true)), null, CancellationToken.None);
        Assert.True(archived.Succeeded);
        Assert.Null((await ScoreAsync(ledger, user)).CategoryId);
        var refused = await ledger.Get<RecordTransaction>().ExecuteAsync(
            user.Actor(), Purchase with { CategoryId = category }, null, CancellationToken.None);
        Assert.IsType<ValidationError>(refused.Error);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task What_a_transaction_that_is_rolled_back_had_learned_is_not_kept(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        await using var other = await ledger.StartAnotherAsync();
        var user = (await ledger.AddUserAsync()).Id;
        await RecordAsync(ledger, user, Purchase);
        await RecordAsync(ledger, user, Purchase with { Amount = -13 });
        await Assert.ThrowsAsync<TimeoutException>(() => ledger.Database.WriteAsync<bool>(
            async session =>
            {
                var head = (await ledger.Get<LedgerReader>().LockAsync(session, user.Actor())).Value;
                var draft = TransactionDraft.Check(Purchase with { Amount = -900 }, DateTimeOffset.UtcNow, new ValidationErrors())!;
                await ledger.Get<LedgerWriter>().RecordAsync(session, head, [draft]);
                throw new TimeoutException();
            },
            CancellationToken.None));

        await RecordAsync(other, user, Purchase with { Amount = -14 });
        Assert.Equal(await ScoreAsync(other, user), await ScoreAsync(ledger, user));
        await RecordAsync(ledger, user, Purchase with { Amount = -15 });
        Assert.Equal(StatisticsFinding.Sound, await ledger.CheckStatisticsAsync(user));
    }

    private static async Task RecordAsync(TestLedger ledger, Guid user, NewTransaction transaction) =>
        Assert.True((await ledger.Get<RecordTransaction>().ExecuteAsync(
            user.Actor(), transaction, null, CancellationToken.None)).Succeeded);

    private static async Task<List<Guid>> CategoriesAsync(TestLedger ledger, Guid user) =>
        [.. (await ledger.Get<ListCategories>().ExecuteAsync(user, CancellationToken.None)).Value.Items.Select(c => c.Id)];

    private static async Task<(Guid?, CategorySource)> CategoryAsync(TestLedger ledger, Guid user) =>
        await ScoreAsync(ledger, user) is var scored ? (scored.CategoryId, scored.CategorySource) : default;

    /// <summary>What the instance takes the purchase for; its figures and reasons can be compared.</summary>
    private static async Task<(Guid? CategoryId, CategorySource CategorySource, double Score, double Threshold, string Reasons)> ScoreAsync(
        TestLedger ledger, Guid user)
    {
        var scored = (await ledger.Get<ScoreTransaction>().ExecuteAsync(user, Purchase, CancellationToken.None)).Value;
        return (scored.CategoryId, scored.CategorySource, scored.Anomaly.Score, scored.Anomaly.Threshold, scored.Anomaly.Reasons.Json);
    }
}

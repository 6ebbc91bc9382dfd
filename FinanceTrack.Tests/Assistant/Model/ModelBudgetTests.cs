using FinanceTrack.Domain.Assistant.Model;
using FinanceTrack.Domain.Data;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Assistant.Model;

/// <summary>What users may use of the model in a day, on every engine.</summary>
public sealed class ModelBudgetTests(MigratedDatabases databases) : IClassFixture<MigratedDatabases>
{
    private static readonly ModelUsage Reserved = new(600, 400);
    private static readonly ModelUsage Used = new(500, 100);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 22, 0, 0, TimeSpan.Zero));

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_call_counts_with_what_it_used(DatabaseProvider provider)
    {
        var (budget, user) = await CreateAsync(provider, new ModelOptions { InputPricePerMillion = 2, OutputPricePerMillion = 8 });

        await budget.SettleAsync(await budget.ReserveAsync(user, Reserved, default), Used);

        var row = await budget.ReadAsync(user, default);
        Assert.Equal((1, Used.InputTokens, Used.OutputTokens), (row.Calls, row.InputTokens, row.OutputTokens));
        Assert.Equal(Used.InputTokens * 2 + Used.OutputTokens * 8, row.CostMicros);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_call_that_was_never_answered_uses_nothing(DatabaseProvider provider)
    {
        var (budget, user) = await CreateAsync(provider, new ModelOptions());

        await budget.SettleAsync(await budget.ReserveAsync(user, Reserved, default), new ModelUsage());

        Assert.Equal(0, (await budget.ReadAsync(user, default)).Usage.Tokens);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Calls_at_the_same_time_use_no_more_together_than_is_left(DatabaseProvider provider)
    {
        const int allowed = 3;
        var (budget, user) = await CreateAsync(provider, new ModelOptions { MaxTokensPerUserPerDay = allowed * Reserved.Tokens });

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => IsReservedAsync(budget, user)));

        Assert.Equal(allowed, outcomes.Count(reserved => reserved));
        Assert.Equal(allowed * Reserved.Tokens, (await budget.ReadAsync(user, default)).Usage.Tokens);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_used_up_budget_begins_again_with_the_next_day(DatabaseProvider provider)
    {
        var (budget, user) = await CreateAsync(
            provider, new ModelOptions { OutputPricePerMillion = 1_000, MaxCostPerUserPerDay = 0.5m });
        Assert.True(await IsReservedAsync(budget, user));

        var refused = await Assert.ThrowsAsync<ModelFailedException>(() => budget.ReserveAsync(user, Reserved, default));

        Assert.Equal((ModelFailure.BudgetUsedUp, TimeSpan.FromHours(2)), (refused.Failure, refused.RetryAfter));
        _time.Advance(TimeSpan.FromHours(2));
        Assert.True(await IsReservedAsync(budget, user));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Budgets_of_users_are_counted_apart(DatabaseProvider provider)
    {
        var (budget, user) = await CreateAsync(provider, new ModelOptions { MaxTokensPerUserPerDay = Reserved.Tokens });
        var other = await NewUser.AddAsync(await databases.GetAsync(provider));

        Assert.True(await IsReservedAsync(budget, user));
        Assert.True(await IsReservedAsync(budget, other));
        Assert.False(await IsReservedAsync(budget, user));
    }

    private static async Task<bool> IsReservedAsync(ModelBudget budget, Guid user)
    {
        try
        {
            await budget.ReserveAsync(user, Reserved, default);
            return true;
        }
        catch (ModelFailedException failed)
        {
            Assert.Equal(ModelFailure.BudgetUsedUp, failed.Failure);
            return false;
        }
    }

    private async Task<(ModelBudget Budget, Guid User)> CreateAsync(DatabaseProvider provider, ModelOptions options)
    {
        var database = await databases.GetAsync(provider);
        return (new ModelBudget(database, Options.Create(options), _time), await NewUser.AddAsync(database));
    }
}

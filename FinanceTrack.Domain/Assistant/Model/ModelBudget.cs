using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Telemetry;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>
/// Tokens and costs that a user may use in a day (UTC), over all instances. A call reserves the most that it can use before it is made,
/// and is corrected to what it used: calls at the same time cannot use more together than is left.
/// </summary>
public sealed class ModelBudget(Database database, IOptions<ModelOptions> options, TimeProvider time)
{
    private ModelOptions Options => options.Value;

    /// <summary>What the user has used today.</summary>
    internal Task<ModelUsageRow> ReadAsync(Guid userId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ModelUsageTable.GetAsync(session, userId, Today()), cancellationToken);

    /// <summary>Whether nothing is left today.</summary>
    internal bool IsUsedUp(ModelUsageRow used) => IsPast(used, orAt: true);

    /// <summary>When the next day begins.</summary>
    internal DateTimeOffset ResetsAt() => new(Today().AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    internal ModelBudgetError UsedUp() => new(ResetsAt() - time.GetUtcNow());

    /// <summary>Reserves the use of one call.</summary>
    /// <exception cref="ModelFailedException">More than is left; nothing was reserved.</exception>
    internal async Task<Reservation> ReserveAsync(Guid userId, ModelUsage most, CancellationToken cancellationToken)
    {
        var day = Today();
        var reserved = await database.WriteAsync<Done>(
            async session =>
            {
                await ModelUsageTable.AddAsync(session, userId, day, calls: 1, most, most.CostMicros(Options));
                var used = await ModelUsageTable.GetAsync(session, userId, day);
                return IsPast(used, orAt: false) ? UsedUp() : new Done();
            },
            cancellationToken);
        return reserved.Succeeded
            ? new Reservation(userId, day, most)
            : throw new ModelFailedException(ModelFailure.BudgetUsedUp, retryAfter: UsedUp().RetryAfter);
    }

    /// <summary>Makes a reservation what the call used; of a call that was never answered, nothing.</summary>
    internal Task SettleAsync(Reservation reservation, ModelUsage used) => database.WriteAsync(
        async session =>
        {
            session.WhenCommitted(() => ProductMetrics.TokensUsed(used.InputTokens, used.OutputTokens));
            await ModelUsageTable.AddAsync(
                session, reservation.UserId, reservation.Day, calls: 0, used.Less(reservation.Most),
                used.CostMicros(Options) - reservation.Most.CostMicros(Options));
            return new Done();
        },
        CancellationToken.None); // The caller may have left; what was used was used.

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private bool IsPast(ModelUsageRow used, bool orAt) =>
        IsPast(used.Usage.Tokens, Options.MaxTokensPerUserPerDay, orAt)
        || IsPast(used.CostMicros / ModelUsage.Micros, Options.MaxCostPerUserPerDay, orAt);

    private static bool IsPast(decimal used, decimal limit, bool orAt) => limit > 0 && (used > limit || (orAt && used == limit));

    /// <param name="Most">What the call can use at most.</param>
    internal sealed record Reservation(Guid UserId, DateOnly Day, ModelUsage Most);
}

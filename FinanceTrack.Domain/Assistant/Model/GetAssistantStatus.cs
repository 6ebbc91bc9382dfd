using System.Globalization;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>
/// Says what answers a user's questions. With a test of the model, which is counted in the user's budget and may be asked for a few times
/// in a while (<see cref="LimitOptions.ModelProbesPerUser"/>).
/// </summary>
public sealed class GetAssistantStatus(
    IAssistantModel model, ModelCircuit circuit, ModelBudget budget, ModelProbe probe, AttemptTable attempts,
    IOptions<ModelOptions> options)
{
    public async Task<Result<AssistantStatus>> ExecuteAsync(Guid userId, bool withProbe, CancellationToken cancellationToken)
    {
        ModelReport? report = null;
        if (withProbe && !(await ProbeAsync(userId, cancellationToken)).TryGet(out report, out var error))
            return error;

        var (settings, isConfigured) = (options.Value, model.IsConfigured);
        return new AssistantStatus(
            settings.Provider,
            isConfigured ? settings.Model : null,
            Offline: !isConfigured || circuit.Remaining is not null,
            isConfigured ? await BudgetAsync(userId, cancellationToken) : null,
            report);
    }

    private async Task<Result<ModelReport>> ProbeAsync(Guid userId, CancellationToken cancellationToken)
    {
        var limit = new Limit(
            "assistant/probe", userId.ToString("N", CultureInfo.InvariantCulture), attempts.Limits.ModelProbesPerUser);
        if (await attempts.CountAsync(cancellationToken, limit) is { } tooMany)
            return tooMany;
        if (!(await model.ClientAsync(userId, cancellationToken)).TryGet(out var client, out var unavailable))
            return unavailable;
        using (client)
            return await probe.RunAsync(client, cancellationToken);
    }

    private async Task<BudgetStatus> BudgetAsync(Guid userId, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var used = await budget.ReadAsync(userId, cancellationToken);
        var cost = used.CostMicros / ModelUsage.Micros;
        return new BudgetStatus(
            used.Usage.Tokens,
            settings.MaxTokensPerUserPerDay > 0 ? Math.Max(0, settings.MaxTokensPerUserPerDay - used.Usage.Tokens) : null,
            cost,
            settings.MaxCostPerUserPerDay > 0 ? Math.Max(0, settings.MaxCostPerUserPerDay - cost) : null,
            settings.PriceCurrency,
            budget.ResetsAt());
    }
}

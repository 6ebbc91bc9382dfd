using FinanceTrack.Domain.Results;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>The model of the settings, within each user's budget.</summary>
internal sealed class ConfiguredModel(
    ModelConnection connection, ModelBudget budget, ModelCircuit circuit, IOptions<ModelOptions> options) : IAssistantModel
{
    public bool IsConfigured => connection.IsConfigured;

    /// <summary>Whether it failed so often of late that it is left alone for a while.</summary>
    public bool IsPaused => circuit.Remaining is not null;

    public async ValueTask<Result<IChatClient>> ClientAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (!IsConfigured)
            return new UnavailableError("No language model is configured.");
        if (circuit.Remaining is { } wait)
            return new ModelFailedException(ModelFailure.Paused, retryAfter: wait).ToError();
        if (budget.IsUsedUp(await budget.ReadAsync(userId, cancellationToken)))
            return budget.UsedUp();
        Result<BudgetedChatClient> client = new BudgetedChatClient(connection.Client, budget, userId, options.Value.MaxOutputTokens);
        return client.Map<IChatClient>(own => own);
    }
}

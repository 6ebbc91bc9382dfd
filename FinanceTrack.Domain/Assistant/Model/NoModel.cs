using FinanceTrack.Domain.Results;
using Microsoft.Extensions.AI;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>What is registered when no model is.</summary>
internal sealed class NoModel : IAssistantModel
{
    public bool IsConfigured => false;

    public ValueTask<Result<IChatClient>> ClientAsync(Guid userId, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Result<IChatClient>>(new UnavailableError("No language model is configured."));
}

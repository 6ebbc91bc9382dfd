using FinanceTrack.Domain.Results;
using Microsoft.Extensions.AI;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>The model behind the assistant, when one is configured.</summary>
public interface IAssistantModel
{
    /// <summary>False: the offline engine answers everything.</summary>
    bool IsConfigured { get; }

    /// <summary>
    /// A client for one question of the user, or why there is none: none is configured, it is unreachable, or the user's budget is used
    /// up. The caller disposes of it.
    /// </summary>
    ValueTask<Result<IChatClient>> ClientAsync(Guid userId, CancellationToken cancellationToken);
}

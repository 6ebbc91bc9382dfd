using System.Text.Json;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using Microsoft.Extensions.AI;

namespace FinanceTrack.Domain.Assistant.Agent;

/// <summary>
/// A tool as a model calls it. The caller is fixed when it is made, so that no argument of the model decides whose ledger is read. What it
/// finds becomes claims of the turn, and the model gets their names.
/// </summary>
internal sealed class LedgerFunction(AssistantTool tool, LedgerActor caller, ClaimBook claims, ICollection<Guid> proposals) : AIFunction
{
    /// <summary>By one question: a person reads each of them.</summary>
    public const int MaxProposals = 20;

    private static readonly UnprocessableError TooMany = new(
        $"One question makes at most {MaxProposals} proposals. Tell the user to confirm these and to ask again.");

    public override string Name => tool.Name;

    public override string Description => tool.Description;

    public override JsonElement JsonSchema => tool.ArgumentsSchema;

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var asked = JsonSerializer.SerializeToElement(arguments.ToDictionary(argument => argument.Key, argument => argument.Value));
        if (!tool.IsReadOnly && proposals.Count >= MaxProposals)
            return Refusal(TooMany);
        if (!(await tool.ExecuteAsync(caller, asked, cancellationToken)).TryGet(out var result, out var error))
            return Refusal(error);
        if (result.ProposalId is { } proposal)
            proposals.Add(proposal);
        claims.Add(result);
        return result.ToJson(claims.NameOf);
    }

    private static JsonElement Refusal(Error error) => JsonSerializer.SerializeToElement(
        new { error = error.Detail, errors = (error as ValidationError)?.Errors }, ClaimJson.Options);
}

using System.Text.Json;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant;

/// <summary>
/// Something that a model or a program may ask of the caller's own ledger. The ledger and the user come from the caller and are never
/// an argument. A tool that is not read-only changes nothing: it makes a proposal, which a person confirms in a session of their own.
/// </summary>
public abstract class AssistantTool
{
    /// <summary>What it is called by: <c>search_transactions</c>.</summary>
    public abstract string Name { get; }

    /// <summary>A few words for people: "Search transactions".</summary>
    public abstract string Title { get; }

    /// <summary>What it does and when to call it, for a model.</summary>
    public abstract string Description { get; }

    /// <summary>The JSON schema of its arguments: an object.</summary>
    public abstract JsonElement ArgumentsSchema { get; }

    /// <summary>False for one that makes a proposal.</summary>
    public virtual bool IsReadOnly => true;

    /// <param name="caller">Who asks, of which ledger.</param>
    /// <param name="arguments">An object; what it holds beyond the schema is refused.</param>
    /// <param name="cancellationToken">Ends the work when the caller has left.</param>
    public abstract Task<Result<ToolResult>> ExecuteAsync(LedgerActor caller, JsonElement arguments, CancellationToken cancellationToken);
}

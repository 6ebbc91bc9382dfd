using System.Globalization;
using System.Text.Json;
using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Tools;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Assistant.Proposals;

/// <summary>
/// A tool that writes down what would change, for a person to confirm. It changes nothing, and takes the same role as the change itself.
/// </summary>
internal abstract class ProposeTool(Database database, AssistantEvents events, TimeProvider time) : AssistantTool
{
    /// <summary>How long a proposal can be confirmed.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(30);

    /// <summary>How many of one user's proposals can be confirmed at a time, in all ledgers.</summary>
    public const int MaxOpen = 200;

    /// <summary>What every description of such a tool ends with.</summary>
    protected const string OnlyProposed =
        " Nothing changes by this call: the user is shown the proposal and confirms it, or not. Never say that it was done.";

    public sealed override bool IsReadOnly => false;

    protected abstract ProposalKind Kind { get; }

    public sealed override async Task<Result<ToolResult>> ExecuteAsync(
        LedgerActor caller, JsonElement arguments, CancellationToken cancellationToken)
    {
        var made = await database.WriteAsync(session => ProposeAsync(session, caller, arguments), cancellationToken);
        if (!made.TryGet(out var row, out var error))
            return error;
        events.Proposed(caller.UserId, row.Id, row.Kind);
        return new ToolResult([]) { ProposalId = row.Id };
    }

    /// <summary>Reads what would change, and says it. The arguments have to be checked once all are read.</summary>
    protected abstract Task<Result<(ProposedChange Change, IReadOnlyList<ShownChange> Shown)>> ReadAsync(
        DbSession session, AssistantLedger ledger, ToolArguments arguments);

    /// <summary>The lines that say which transaction it is.</summary>
    protected static IEnumerable<ShownChange> Subject(TransactionRow row, string prefix = "")
    {
        string Name(string field) => prefix.Length == 0 ? field : $"{prefix}{char.ToUpperInvariant(field[0])}{field[1..]}";
        var (day, amount) = (row.BookedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.Money.ToString());
        var description = TextCleaner.Clean(row.Description);
        yield return new ShownChange(Name("bookedOn"), day, day);
        yield return new ShownChange(Name("amount"), amount, amount);
        yield return new ShownChange(Name("description"), description, description);
    }

    private async Task<Result<ProposalRow>> ProposeAsync(DbSession session, LedgerActor caller, JsonElement arguments)
    {
        if (!(await LedgerLock.TakeAsync(session, caller)).TryGet(out _, out var refused))
            return refused;
        if (await AssistantLedger.ReadAsync(session, caller, time.Now()) is not { } ledger)
            return new NotFoundError("ledger");
        if (!(await ReadAsync(session, ledger, new ToolArguments(arguments, ledger))).TryGet(out var read, out var error))
            return error;
        var now = time.Now();
        if (await ProposalTable.CountOpenAsync(session, caller.UserId, now) >= MaxOpen)
        {
            return new UnprocessableError(
                $"{MaxOpen} proposals wait for the user, and no more are made. The user confirms some, or waits until they expire.");
        }

        var row = new ProposalRow
        {
            LedgerId = caller.LedgerId,
            Id = Guid.CreateVersion7(now),
            UserId = caller.UserId,
            Kind = Kind,
            Change = JsonSerializer.Serialize(read.Change, ClaimJson.Options),
            Shown = JsonSerializer.Serialize(read.Shown, ClaimJson.Options),
            Digest = "",
            Status = ProposalStatus.Open,
            CreatedAt = now,
            ExpiresAt = now + Validity,
            Version = 1,
        };
        row = row with { Digest = row.ComputeDigest() };
        await ProposalTable.InsertAsync(session, row);
        return row;
    }
}

using System.Diagnostics;
using System.Text.Json;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Conversations;
using FinanceTrack.Domain.Assistant.Offline;
using FinanceTrack.Domain.Assistant.Proposals;
using FinanceTrack.Domain.Assistant.Tools;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Agent;

/// <summary>
/// Answers a question about the caller's ledger: by the configured model, or by the offline engine where there is none or it fails. No
/// sentence is shown that has not passed the checker.
/// </summary>
public sealed class AskAssistant
{
    private const int MaxMessage = 2_000;

    private readonly Database _database;
    private readonly ModelAgent _model;
    private readonly OfflineAgent _offline;
    private readonly AssistantEvents _events;
    private readonly TimeProvider _time;

    internal AskAssistant(Database database, ModelAgent model, OfflineAgent offline, AssistantEvents events, TimeProvider time) =>
        (_database, _model, _offline, _events, _time) = (database, model, offline, events, time);

    /// <param name="actor">Who asks, about which ledger.</param>
    /// <param name="input">The question.</param>
    /// <param name="onSentence">Gets each sentence as soon as it has passed; null where the whole answer is enough.</param>
    /// <param name="cancellationToken">Ends the work when the caller has left.</param>
    public async Task<Result<AssistantReply>> ExecuteAsync(
        LedgerActor actor, NewMessage input, Func<string, Task>? onSentence, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        var message = errors.Text(input.Message, "/message", MaxMessage, multiline: true);
        if (errors.Any)
            return errors.ToError();
        var start = Stopwatch.GetTimestamp();
        if (!(await ReadAsync(actor, input.ConversationId, cancellationToken)).TryGet(out var read, out var error))
            return error;

        var question = new TurnQuestion(read.Ledger, message, read.Summary, read.Turns, onSentence ?? (_ => Task.CompletedTask));
        var (answered, note) = await _model.TryAnswerAsync(question, cancellationToken);
        var outcome = answered ?? await _offline.AnswerAsync(question, cancellationToken) with { Note = note };
        var stored = await StoreAsync(actor, input.ConversationId, message, outcome, cancellationToken);
        _events.Answered(
            actor.UserId, outcome.Engine, outcome.Claims.Count, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return stored;
    }

    private Task<Result<ReadTurns>> ReadAsync(LedgerActor actor, Guid? conversationId, CancellationToken cancellationToken) =>
        _database.ReadAsync<Result<ReadTurns>>(
            async session =>
            {
                if (await AssistantLedger.ReadAsync(session, actor, _time.Now()) is not { } ledger)
                    return new NotFoundError("ledger");
                if (conversationId is not { } id)
                    return new ReadTurns(ledger, "", []);
                return await ConversationTable.FindAsync(session, actor, id) is { } row
                    ? new ReadTurns(ledger, row.Summary, await ConversationTable.ReadTurnsAsync(session, actor, id))
                    : new NotFoundError("conversation");
            },
            cancellationToken);

    // An answer may take a minute, in which the user may have left the ledger, or have been erased: then nothing of it is kept.
    private Task<Result<AssistantReply>> StoreAsync(
        LedgerActor actor, Guid? conversationId, string message, TurnOutcome outcome, CancellationToken cancellationToken) =>
        _database.WriteAsync<AssistantReply>(
            async session =>
            {
                if (!(await LedgerLock.TakeAsync(session, actor, LedgerRole.Viewer)).TryGet(out _, out var refused))
                    return refused;
                var now = _time.Now();
                List<Evidence> evidence = [.. outcome.Claims.Select(Evidence.Of)];
                var (id, number) = await StoreTurn.RunAsync(
                    session, actor, conversationId, (id, number) => Row(actor, id, number, message, outcome, evidence, now), now);
                var proposals = new List<ProposalDetails>();
                foreach (var proposalId in outcome.ProposalIds)
                {
                    if (await ProposalTable.FindAsync(session, actor, proposalId) is { } proposal)
                        proposals.Add(ProposalDetails.Of(proposal, now));
                }

                return new AssistantReply(id, number, outcome.Answer, outcome.Engine, outcome.Note, evidence, proposals);
            },
            cancellationToken);

    private static TurnRow Row(
        LedgerActor actor, Guid id, int number, string message, TurnOutcome outcome, List<Evidence> evidence, DateTimeOffset now) => new()
        {
            LedgerId = actor.LedgerId,
            ConversationId = id,
            Number = number,
            UserId = actor.UserId,
            Question = message,
            Answer = outcome.Answer,
            Engine = outcome.Engine,
            Slots = JsonSerializer.Serialize(outcome.Slots, ClaimJson.Options),
            Evidence = JsonSerializer.Serialize(evidence, ClaimJson.Options),
            CreatedAt = now,
        };

    private sealed record ReadTurns(AssistantLedger Ledger, string Summary, IReadOnlyList<TurnRow> Turns);
}

/// <summary>A question on its way to an engine.</summary>
/// <param name="Summary">What older turns of the conversation were about.</param>
/// <param name="Turns">Those that are kept one by one, the earliest first.</param>
internal sealed record TurnQuestion(
    AssistantLedger Ledger, string Message, string Summary, IReadOnlyList<TurnRow> Turns, Func<string, Task> OnSentence)
{
    /// <summary>What the question before was about; null for the first one.</summary>
    public TurnSlots? Before => Turns.Count == 0 ? null : JsonSerializer.Deserialize<TurnSlots>(Turns[^1].Slots, ClaimJson.Options);
}

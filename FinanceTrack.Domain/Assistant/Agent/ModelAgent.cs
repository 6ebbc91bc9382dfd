using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Conversations;
using FinanceTrack.Domain.Assistant.Model;
using FinanceTrack.Domain.Assistant.Offline;
using FinanceTrack.Domain.Assistant.Offline.Reading;
using Microsoft.Extensions.AI;

namespace FinanceTrack.Domain.Assistant.Agent;

/// <summary>
/// Answers by the configured model: it calls tools, and its draft is let out sentence by sentence through the checker. What does not pass
/// is repaired once; where nothing passes, the computed facts are said instead.
/// </summary>
internal sealed class ModelAgent(IAssistantModel model, AssistantTools tools, AssistantEvents events)
{
    /// <summary>Said where the offline engine answers in place of the model.</summary>
    public const string Unavailable = "The language model is not available at the moment. The offline engine answered.";

    private const int MaxRounds = 8;

    /// <summary>Said where it answers because the user has used up what a day allows.</summary>
    public const string BudgetUsedUp =
        "The language model's budget of the day is used up for this user. The offline engine answered.";

    /// <summary>True when a model is configured.</summary>
    public bool IsConfigured => model.IsConfigured;

    /// <summary>
    /// No outcome when there is no model, or it fails: then nothing was shown that is wrong, and the offline engine answers with the note.
    /// </summary>
    public async Task<(TurnOutcome? Outcome, string? Note)> TryAnswerAsync(TurnQuestion question, CancellationToken cancellationToken)
    {
        if (!model.IsConfigured)
            return (null, null);
        var asked = await model.ClientAsync(question.Ledger.Actor.UserId, cancellationToken);
        if (!asked.TryGet(out var client, out var error))
        {
            events.ModelFailed(null, question.Ledger.Actor.UserId);
            return (null, error is ModelBudgetError ? BudgetUsedUp : Unavailable);
        }

        using (client)
        {
            try
            {
                return (await AnswerAsync(question, client, cancellationToken), Unavailable);
            }
            // The question has an answer all the same: that of the offline engine, which says so.
            // A bug, or an outage of the product itself, is thrown.
            catch (Exception exception) when (exception is ModelFailedException or HttpRequestException)
            {
                events.ModelFailed(exception, question.Ledger.Actor.UserId);
                return (null, exception is ModelFailedException { Failure: ModelFailure.BudgetUsedUp } ? BudgetUsedUp : Unavailable);
            }
        }
    }

    private async Task<TurnOutcome?> AnswerAsync(TurnQuestion question, IChatClient client, CancellationToken cancellationToken)
    {
        var (claims, proposals) = (new ClaimBook(), new List<Guid>());
        using var calling = new FunctionInvokingChatClient(client) { MaximumIterationsPerRequest = MaxRounds };
        var options = new ChatOptions
        {
            Tools = [.. tools.All.Select(tool => new LedgerFunction(tool, question.Ledger.Actor, claims, proposals))],
        };
        var messages = ModelPrompt.Messages(question);
        var release = new SentenceRelease(question, claims);
        await DraftAsync(calling, messages, options, release, cancellationToken);
        if (release.Refused.Count > 0)
            await RepairAsync(question, calling, messages, release, claims, cancellationToken);
        if (release.Text.Length == 0 && claims.All.Count > 0)
            await SayFactsAsync(question, claims, release);
        return release.Text.Length == 0
            ? null
            : new TurnOutcome(release.Text, AnswerEngine.Model, release.Claims, SlotsOf(question)) { ProposalIds = proposals };
    }

    private static async Task DraftAsync(
        FunctionInvokingChatClient client, List<ChatMessage> messages, ChatOptions options, SentenceRelease release,
        CancellationToken cancellationToken)
    {
        await foreach (var update in client.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            if (update.Role is null || update.Role == ChatRole.Assistant)
                await release.AddAsync(update.Text);
        }

        await release.CompleteAsync();
    }

    private async Task RepairAsync(
        TurnQuestion question, FunctionInvokingChatClient client, List<ChatMessage> messages, SentenceRelease release, ClaimBook claims,
        CancellationToken cancellationToken)
    {
        events.DraftRefused(question.Ledger.Actor.UserId, release.Problems.Count, 1);
        var (refused, problems) = (release.Refused.ToList(), release.Problems.Distinct().ToList());
        release.Refused.Clear();
        release.Problems.Clear();
        var facts = string.Join('\n', claims.All.Select(claim =>
            System.Text.Json.JsonSerializer.Serialize(ClaimJson.Of(claim, claims.NameOf(claim)), ClaimJson.Options)));
        messages.Add(new ChatMessage(ChatRole.User, "The facts of this turn:\n" + facts));
        messages.Add(ModelPrompt.Repair(refused, problems));
        await DraftAsync(client, messages, new ChatOptions(), release, cancellationToken);
        if (release.Refused.Count > 0)
        {
            events.DraftRefused(question.Ledger.Actor.UserId, release.Problems.Count, 2);
            await SayFactsAsync(question, claims, release);
        }
    }

    private static async Task SayFactsAsync(TurnQuestion question, ClaimBook claims, SentenceRelease release)
    {
        await release.AddAsync("\n" + FactSentences.Draft(claims, new ClaimText(question.Ledger.Locale, question.Ledger.Today).Language));
        await release.CompleteAsync();
    }

    // What the offline engine would have understood, so that it can go on where the model fails later.
    private static TurnSlots SlotsOf(TurnQuestion question)
    {
        var reader = new QuestionReader(question.Ledger, question.Message, question.Before);
        return reader.Read([.. reader.Candidates.Where(candidate => candidate.IsSure)]).Slots;
    }
}

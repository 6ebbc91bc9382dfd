using System.Text;
using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Conversations;
using FinanceTrack.Domain.Assistant.Offline;

namespace FinanceTrack.Domain.Assistant.Agent;

/// <summary>Answers by the offline engine, through the same checker as every other answer.</summary>
internal sealed class OfflineAgent(OfflineEngine engine, AssistantEvents events)
{
    public async Task<TurnOutcome> AnswerAsync(TurnQuestion question, CancellationToken cancellationToken)
    {
        var answer = await engine.AnswerAsync(question.Ledger, question.Message, question.Before, cancellationToken);
        var checker = AnswerChecker.For(question.Ledger, answer.Claims, question.Message);
        var (text, shown, problems) = (new StringBuilder(), new List<Claim>(), 0);
        foreach (var draft in DraftReader.Sentences(answer.Draft))
        {
            var sentence = checker.Check(draft);
            if (!sentence.Passes)
            {
                problems += sentence.Problems.Count;
                continue;
            }

            text.Append(sentence.Text);
            shown.AddRange(sentence.Claims);
            await question.OnSentence(sentence.Text);
        }

        if (problems > 0)
            events.DraftRefused(question.Ledger.Actor.UserId, problems, 1);
        return new TurnOutcome(
            text.ToString().Trim(), AnswerEngine.Offline, [.. shown.Distinct<Claim>(ReferenceEqualityComparer.Instance)], answer.Slots);
    }
}

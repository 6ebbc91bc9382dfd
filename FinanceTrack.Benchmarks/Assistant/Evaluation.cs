using System.Diagnostics;
using FinanceTrack.Domain.Assistant.Agent;
using FinanceTrack.Domain.Assistant.Conversations;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>A question that was asked as often as there are runs.</summary>
/// <param name="Passes">How many of the runs were right.</param>
/// <param name="Unsupported">Of all runs: figures that rows do not bear out, and numbers of no fact.</param>
/// <param name="Misbound">Of all runs: figures beside wrong words.</param>
internal sealed record EvaluatedQuestion(
    EvaluationQuestion Question, IReadOnlyList<RightFigure> Right, Verdict First, int Passes, int Runs, string Answer, AnswerEngine Engine,
    IReadOnlyList<string> Unsupported, IReadOnlyList<string> Misbound, int Figures, IReadOnlyList<double> Milliseconds)
{
    public QuestionTemplate Template => Question.Template;

    public bool IsStable => Passes == Runs;
}

/// <summary>Asks the questions of the data set about generated households, several times each.</summary>
internal sealed class Evaluation(EvaluationLedgers ledgers, int runs)
{
    private const int Prime = 7_919;

    /// <summary>The questions of the households; the same in every run.</summary>
    public static IEnumerable<EvaluationQuestion> Questions(
        IReadOnlyList<EvaluationHousehold> households, IReadOnlyList<QuestionTemplate>? templates = null) =>
        from pair in households.Index()
        from template in (templates ?? QuestionTemplate.ReadAll()).Index()
        where template.Item.Language == "en" || template.Item.Language == pair.Item.Language
        let question = EvaluationQuestion.Of(template.Item, pair.Item, (pair.Index * Prime) + template.Index)
        where question is not null
        select question;

    public async Task<EvaluatedQuestion> AskAsync(EvaluationQuestion question, CancellationToken cancellationToken)
    {
        var right = await RightAnswers.OfAsync(question);
        var categories = (await ledgers.CategoriesAsync(question.Household.Actor, cancellationToken)).Keys;
        var (evidence, sentences) = (new EvidenceAudit(question.Household), new SentenceAudit(question.Household, categories));
        var (verdicts, unsupported, misbound, figures) = (new List<Verdict>(), new List<string>(), new List<string>(), 0);
        var (times, last) = (new List<double>(), (AssistantReply?)null);
        for (var run = 0; run < runs; run++)
        {
            last = await ConverseAsync(question, times, cancellationToken);
            verdicts.Add(AnswerScore.Of(question.Template, right, last));
            var wrong = await evidence.UnsupportedAsync(last.Evidence);
            unsupported.AddRange(wrong.Select(item => $"{item.Measure} {item.Value} {item.Date}"));
            unsupported.AddRange(SentenceAudit.Bare(last));
            misbound.AddRange(sentences.Misbound(last));
            figures += last.Evidence.Count(item => item.Value is not null || item.Date is not null);
        }

        return new EvaluatedQuestion(
            question, right, verdicts[0], verdicts.Count(verdict => verdict == Verdict.Right), runs, last!.Answer, last.Engine, unsupported,
            misbound, figures, times);
    }

    private async Task<AssistantReply> ConverseAsync(EvaluationQuestion question, List<double> times, CancellationToken cancellationToken)
    {
        AssistantReply? reply = null;
        foreach (var turn in question.Turns)
        {
            var start = Stopwatch.GetTimestamp();
            var answered = await ledgers.Get<AskAssistant>().ExecuteAsync(
                question.Household.Actor, new NewMessage(turn, reply?.ConversationId), null, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            reply = answered.Value;
        }

        return reply!;
    }
}

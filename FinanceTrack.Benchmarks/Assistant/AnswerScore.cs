using FinanceTrack.Domain.Assistant.Agent;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Conversations;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>How an answer compares with the right one.</summary>
internal enum Verdict
{
    Right,
    Wrong,

    /// <summary>It shows no figure although there is one.</summary>
    Refused,
}

/// <summary>Compares answers with the right figures: by what they prove, and by whether it stands in the text.</summary>
internal static class AnswerScore
{
    private const int MinorUnits = 100;

    public static Verdict Of(QuestionTemplate template, IReadOnlyList<RightFigure> right, AssistantReply reply)
    {
        var shown = reply.Evidence.Where(item => item.Value is not null || item.Date is not null).ToList();
        if (template.Figure == AskedFigure.AskBack)
            return shown.Count == 0 && reply.Answer.Contains('?', StringComparison.Ordinal) ? Verdict.Right : Verdict.Wrong;
        var isNothing = right.Count == 0 || right.All(figure => figure is { Minor: 0, Date: null });
        if (shown.Count == 0)
            return isNothing ? Verdict.Right : Verdict.Refused;
        if (isNothing && shown.TrueForAll(item => item is { Value: 0, Date: null }))
            return template.Figure == AskedFigure.None ? Verdict.Wrong : Verdict.Right;
        if (right.Count == 0)
            return Verdict.Wrong;
        return right.All(figure => IsShown(figure, shown, reply.Answer)) ? Verdict.Right : Verdict.Wrong;
    }

    private static bool IsShown(RightFigure right, List<Evidence> shown, string answer)
    {
        var same = shown.Where(item => item.Measure == right.Measure && item.Operator == right.Operator
            && (right.From is null || item.From == right.From)).ToList();
        var found = (right.IsFirst ? same.Take(1) : same).FirstOrDefault(item => IsSame(right, item));
        return found is not null && (right.Minor == 0 || FigureText.Digits(answer).Contains(FigureText.Written(found)));
    }

    private static bool IsSame(RightFigure right, Evidence item)
    {
        if (right.Date is { } date)
            return item.Date == date;
        var minor = (long)decimal.Round((item.Value ?? 0) * (item.Kind == ClaimKind.Count ? 1 : MinorUnits));
        return right.Measure == Measure.Transaction ? Math.Abs(minor) == Math.Abs(right.Minor) : minor == right.Minor;
    }
}

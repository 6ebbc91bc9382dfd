using System.Globalization;
using System.Text;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>Writes what an evaluation found, as Markdown.</summary>
internal static class EvaluationReport
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Write(
        string engine, int runs, int households, IReadOnlyList<EvaluatedQuestion> asked, IReadOnlyList<SwapOutcome> swaps,
        HostileOutcome? hostile)
    {
        var text = new StringBuilder();
        text.AppendLine(Culture, $"# The assistant on {asked.Count} questions: {engine}").AppendLine();
        text.AppendLine(Culture, $"{households} generated households, each question asked {runs} times. Right answers are from SQL.");
        text.AppendLine();
        text.AppendLine(Culture, $"| Questions | Count | pass^1 | pass^{runs} | Refused | Wrong | Figures | Unsupported | Mis-bound |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var kind in Enum.GetValues<QuestionClass>())
            Row(text, kind.ToString(), [.. asked.Where(item => item.Template.Class == kind)]);
        Row(text, "all", asked);
        Row(text, "answerable", [.. asked.Where(IsAnswerable)]);
        Row(text, "phrasings that the patterns were written for", [.. asked.Where(item => !item.Template.HeldBack)]);
        Row(text, "phrasings held back", [.. asked.Where(item => item.Template.HeldBack)]);
        Row(text, "in English", [.. asked.Where(item => item.Template.Language == "en")]);
        Row(text, "in German", [.. asked.Where(item => item.Template.Language == "de")]);
        var all = new EvaluationTotals(asked);
        text.AppendLine();
        text.AppendLine(
            Culture, $"An answer took {all.Median:0.0} ms in the median, {all.P99:0.0} ms at p99; {all.ByModel:P0} were the model's.");
        if (hostile is null)
            return text.ToString();
        text.AppendLine().AppendLine("| Planted | Count | Shown |").AppendLine("|---|---|---|");
        Planted(text, "right figures in a wrong place", swaps.Sum(swap => swap.Planted), swaps.Sum(swap => swap.Shown.Count));
        var controls = swaps.Sum(swap => swap.Controls);
        Planted(text, "right figures in their place", controls, controls - swaps.Sum(swap => swap.RefusedControls));
        Planted(text, "hostile texts as merchants and notes", hostile.Recorded, hostile.ShownOfLedger.Count);
        Planted(text, "hostile texts as a model's own words", hostile.Written, hostile.ShownOfModel.Count);
        foreach (var shown in swaps.SelectMany(swap => swap.Shown).Concat(hostile.ShownOfLedger).Concat(hostile.ShownOfModel).Take(20))
            text.AppendLine(Culture, $"- shown: {shown}");
        return text.ToString();
    }

    public static string Failure(EvaluatedQuestion item) =>
        $"""
        {item.Question.Id} {item.First} {item.Passes}/{item.Runs}{(item.Template.HeldBack ? " held back" : "")}
          asked: {string.Join(" | ", item.Question.Turns)}
          right: {string.Join(", ", item.Right)}
          answer: {item.Answer.Replace("\n", " / ", StringComparison.Ordinal)}
          unsupported: {string.Join(", ", item.Unsupported.Distinct())} mis-bound: {string.Join(", ", item.Misbound.Distinct())}
        """;

    /// <summary>Whether a question has figures for an answer: the classes that the offline engine claims to cover.</summary>
    public static bool IsAnswerable(EvaluatedQuestion item) =>
        item.Template.Class is not (QuestionClass.Unanswerable or QuestionClass.Ambiguous);

    private static void Row(StringBuilder text, string name, IReadOnlyCollection<EvaluatedQuestion> asked)
    {
        var totals = new EvaluationTotals(asked);
        if (totals.Count == 0)
            return;
        text.AppendLine(
            Culture,
            $"| {name} | {totals.Count} | {totals.Pass1:P1} | {totals.PassAll:P1} | {totals.Refused:P1} | {totals.Wrong:P1} "
                + $"| {totals.Figures} | {totals.Unsupported} | {totals.Misbound} |");
    }

    private static void Planted(StringBuilder text, string what, int count, int shown) =>
        text.AppendLine(Culture, $"| {what} | {count} | {shown} |");
}

using FinanceTrack.Domain.Assistant.Offline;
using FinanceTrack.Domain.Assistant.Offline.Reading;
using FinanceTrack.Domain.Assistant.Offline.Reading.Learned;

namespace FinanceTrack.Benchmarks.Assistant.Training;

/// <summary>A phrasing as the reader of questions sees it in one household.</summary>
/// <param name="Author">Who wrote it; phrasings of one author are never on both sides of a measurement.</param>
/// <param name="Ruled">What the rules alone read.</param>
/// <param name="IsBehind">Whether it was read behind another question.</param>
/// <param name="Leans">Whether it leaves out what the question before it says; null where that is not known.</param>
internal sealed record ReadPhrasing(
    QuestionTemplate Template, string Author, QuestionKind Kind, IReadOnlyList<string>[] Terms, Intent Ruled, QuestionSigns Signs,
    bool IsBehind, bool? Leans)
{
    public bool IsEnglish => Template.Language == "en";

    /// <summary>What the kind of a figure is called by the classifier.</summary>
    public static QuestionKind KindOf(AskedFigure figure) => figure switch
    {
        AskedFigure.None => QuestionKind.Unanswerable,
        AskedFigure.AskBack => QuestionKind.Unclear,
        AskedFigure.Spent or AskedFigure.SpentOnBoth => QuestionKind.Spent,
        AskedFigure.Payments => QuestionKind.Count,
        AskedFigure.TopCategory => QuestionKind.Categories,
        AskedFigure.TopMerchant => QuestionKind.Merchants,
        AskedFigure.Compared => QuestionKind.Compare,
        AskedFigure.RecurringPayments or AskedFigure.RecurringAmount or AskedFigure.RecurringNext => QuestionKind.Recurring,
        AskedFigure.RecurringIncome => QuestionKind.RegularIncome,
        AskedFigure.ForecastMonthEnd or AskedFigure.ForecastDays => QuestionKind.Forecast,
        _ => Enum.Parse<QuestionKind>(figure.ToString()),
    };

    /// <summary>The words without names and periods.</summary>
    public IEnumerable<string> Tokens => Terms[0].Where(term => !term.Contains(' ', StringComparison.Ordinal) && term[0] != '<');

    /// <summary>Whether its answer has a figure.</summary>
    public bool IsAnswerable => Kind is not
        (QuestionKind.Unclear or QuestionKind.Unanswerable or QuestionKind.Help or QuestionKind.Change);
}

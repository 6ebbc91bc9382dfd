using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Offline.Reading;
using FinanceTrack.Domain.Assistant.Tools;
using FinanceTrack.Domain.Summaries;

namespace FinanceTrack.Domain.Assistant.Offline;

/// <summary>What the offline engine answers, before it is checked.</summary>
/// <param name="IsUnderstood">False where it says that it cannot answer, or asks back.</param>
internal sealed record OfflineAnswer(string Draft, ClaimBook Claims, TurnSlots Slots, bool IsUnderstood);

/// <summary>
/// Answers without a language model what the reader of questions understands. It asks the same tools as a model and writes the same
/// references, so that its answers pass the same checker.
/// </summary>
internal sealed class OfflineEngine(AssistantTools tools, MerchantFinder merchants)
{
    private const int AverageMonths = 3;

    public async Task<OfflineAnswer> AnswerAsync(
        AssistantLedger ledger, string message, TurnSlots? before, CancellationToken cancellationToken)
    {
        var reader = new QuestionReader(ledger, message, before);
        var known = await merchants.FindAsync(ledger, reader.Candidates, cancellationToken);
        var question = reader.Read(known);
        var turn = new OfflineTurn(tools, ledger, question.IsGerman, cancellationToken);
        var slots = question.Slots;
        if (Refusal(question, reader.Candidates, known, isFirst: before is null, ledger.Today) is { } say)
        {
            turn.Write(say);
            turn.Write(Say.Engine);
            return new OfflineAnswer(turn.Draft, turn.Claims, slots with { Intent = KeptIntent(say, slots) }, false);
        }

        slots = WithPeriod(slots, ledger.Today);
        await AnswerAsync(turn, slots, question);
        if (turn.Failure is not null || turn.Draft.Length == 0)
            turn.Write(Say.NotUnderstood);
        turn.Write(Say.Engine);
        return new OfflineAnswer(turn.Draft, turn.Claims, slots, turn.Failure is null);
    }

    private static Task AnswerAsync(OfflineTurn turn, TurnSlots slots, ReadQuestion question) => slots.Intent switch
    {
        Intent.Compare => CompareAnswers.WriteAsync(turn, slots, question.Others),
        Intent.Trend => CompareAnswers.WriteTrendAsync(turn, slots),
        Intent.Merchants => ListAnswers.WriteMerchantsAsync(turn, slots, question.Signs),
        Intent.Categories => ListAnswers.WriteCategoriesAsync(turn, slots, question.Signs),
        Intent.Largest or Intent.List => ListAnswers.WriteRowsAsync(turn, slots, question.Signs),
        Intent.Balance => StateAnswers.WriteBalancesAsync(turn, slots),
        Intent.Recurring => StateAnswers.WriteRecurringAsync(turn, slots, NamesOf(slots, question), question.Signs),
        Intent.Forecast => StateAnswers.WriteForecastAsync(turn, question.Signs),
        Intent.SafeToSpend => StateAnswers.WriteSafeToSpendAsync(turn),
        Intent.Unusual => ListAnswers.WriteUnusualAsync(turn, slots, question.NamesPeriod),
        Intent.Insights => StateAnswers.WriteInsightsAsync(turn, slots, question.NamesPeriod),
        Intent.Spent => SumAnswers.WriteSpentAsync(turn, slots, question),
        Intent.Average when !question.Signs.HasAny(Concept.Average, Concept.PerDay, Concept.PerMonth) =>
            SumAnswers.WriteSpentAsync(turn, slots, question),
        _ => SumAnswers.WriteAsync(turn, slots, question.Others),
    };

    // Those that a question leaves out are of the one before it.
    private static IReadOnlyList<string> NamesOf(TurnSlots slots, ReadQuestion question) => question.Names.Count > 0
        ? question.Names
        : QuestionText.WordsOf(TextNormalizer.Fold(slots.Text ?? slots.Category ?? ""));

    private static Say? Refusal(
        ReadQuestion question, IReadOnlyList<MerchantCandidate> candidates, IReadOnlyList<MerchantCandidate> known, bool isFirst,
        DateOnly today)
    {
        var (slots, signs) = (question.Slots, question.Signs);
        if (slots.Intent is Intent.Outside or Intent.Change or Intent.Beyond or Intent.Help)
            return RefusalOf(slots.Intent);
        if (signs.HasUnknownPart)
        {
            return candidates.Any(candidate => candidate.IsSure && !known.Contains(candidate))
                ? Say.NoSuchName
                : isFirst && question.PointsBack ? Say.AskWhat : Say.NotUnderstood;
        }


        if (question.Ambiguous is not null)
            return Say.AskWhich;
        return slots.Intent switch
        {
            Intent.None => signs.HasUnknownWords && !signs.IsAboutMoney && !question.IsUnclear ? Say.NotUnderstood : Say.AskWhat,
            Intent.Spent or Intent.Received or Intent.Net or Intent.Count or Intent.Average
                when isFirst && (question.IsBare || question.PointsBack) => Say.AskWhat,
            Intent.List or Intent.Compare or Intent.Largest or Intent.Trend when isFirst && question.PointsBack => Say.AskWhat,
            Intent.Compare when isFirst && question.IsBare => Say.AskWhat,
            Intent.Compare when slots is { Period: null } && question.Others.Count == 0
                && !signs.HasAny(Concept.Why, Concept.More, Concept.Less) => Say.AskWhat,
            Intent.Forecast when signs.HasFilter => Say.Beyond,
            Intent.Compare or Intent.Trend or Intent.Average or Intent.Merchants or Intent.Categories
                when IsAboutIncome(signs) => Say.Beyond,
            Intent.Largest when IsAboutIncome(signs) && !signs.Has(Concept.Payment) => Say.Beyond,
            Intent.Balance when question.NamesPeriod && slots.To < today => Say.Beyond,
            _ => null,
        };
    }

    private static bool IsAboutIncome(QuestionSigns signs) =>
        signs.HasApart(Concept.Earn, Concept.Spend) && !signs.HasAny(Concept.Spend, Concept.Expensive);

    private static Say RefusalOf(Intent intent) => intent switch
    {
        Intent.Outside => Say.Outside,
        Intent.Change => Say.Change,
        Intent.Beyond => Say.Beyond,
        _ => Say.Help,
    };

    // A question that was asked back about keeps what it named, so that the reply has to say only the rest.
    private static Intent KeptIntent(Say say, TurnSlots slots) => say == Say.AskWhat ? Intent.Spent : slots.Intent;

    // Where a question names no days, the answer says which it is about.
    private static TurnSlots WithPeriod(TurnSlots slots, DateOnly today)
    {
        if (slots.Period is not null)
            return slots;
        var month = new DateOnly(today.Year, today.Month, 1);
        var thisMonth = ClaimPeriod.Of(Month.Of(today));
        ClaimPeriod? period = slots.Intent switch
        {
            Intent.Compare => thisMonth,
            Intent.Average => new ClaimPeriod(month.AddMonths(-AverageMonths), month.AddDays(-1)),
            Intent.Trend => new ClaimPeriod(month.AddMonths(-AverageMonths - AverageMonths), month.AddDays(-1)),
            Intent.Spent or Intent.Received or Intent.Net or Intent.Count or Intent.Merchants or Intent.Categories
                when slots.Text is null => thisMonth,
            _ => null,
        };
        return slots with { From = period?.From, To = period?.To };
    }
}

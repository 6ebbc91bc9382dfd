using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Tools;
using FinanceTrack.Domain.Summaries;

namespace FinanceTrack.Domain.Assistant.Offline;

/// <summary>What the offline engine answers, before it is checked.</summary>
/// <param name="IsUnderstood">False where it says that it cannot answer, or asks back.</param>
internal sealed record OfflineAnswer(string Draft, ClaimBook Claims, TurnSlots Slots, bool IsUnderstood);

/// <summary>
/// Answers without a language model what patterns understand. It asks the same tools as a model and writes the same references, so that
/// its answers pass the same checker.
/// </summary>
internal sealed class OfflineEngine(AssistantTools tools)
{
    private const int ShortQuestion = 3;
    private const int AverageMonths = 3;

    public async Task<OfflineAnswer> AnswerAsync(
        AssistantLedger ledger, string message, TurnSlots? before, CancellationToken cancellationToken)
    {
        var question = new QuestionReader(ledger).Read(message, before);
        var turn = new OfflineTurn(tools, ledger, question.IsGerman, cancellationToken);
        var slots = question.Slots;
        if (Refusal(question, message, isFirst: before is null) is { } say)
        {
            turn.Write(say);
            turn.Write(Say.Engine);
            return new OfflineAnswer(turn.Draft, turn.Claims, slots with { Intent = KeptIntent(say, slots) }, false);
        }

        slots = WithPeriod(slots, ledger.Today);
        await AnswerAsync(turn, slots, question, message);
        if (turn.Failure is not null || turn.Draft.Length == 0)
            turn.Write(Say.NotUnderstood);
        turn.Write(Say.Engine);
        return new OfflineAnswer(turn.Draft, turn.Claims, slots, turn.Failure is null);
    }

    private static Task AnswerAsync(OfflineTurn turn, TurnSlots slots, ReadQuestion question, string message) => slots.Intent switch
    {
        Intent.Compare => CompareAnswers.WriteAsync(turn, slots, question.Others),
        Intent.Trend => CompareAnswers.WriteTrendAsync(turn, slots),
        Intent.Merchants => ListAnswers.WriteMerchantsAsync(turn, slots),
        Intent.Categories => ListAnswers.WriteCategoriesAsync(turn, slots),
        Intent.Largest or Intent.List => ListAnswers.WriteRowsAsync(turn, slots, message),
        Intent.Balance => StateAnswers.WriteBalancesAsync(turn, slots),
        Intent.Recurring => StateAnswers.WriteRecurringAsync(turn, slots, message),
        Intent.Forecast => StateAnswers.WriteForecastAsync(turn, message),
        Intent.SafeToSpend => StateAnswers.WriteSafeToSpendAsync(turn),
        Intent.Unusual => ListAnswers.WriteUnusualAsync(turn, slots),
        Intent.Insights => StateAnswers.WriteInsightsAsync(turn, slots, question.NamesPeriod),
        _ => SumAnswers.WriteAsync(turn, slots, question.Others),
    };

    private static Say? Refusal(ReadQuestion question, string message, bool isFirst)
    {
        var slots = question.Slots;
        if (question.Ambiguous is not null)
            return Say.AskWhich;
        return slots.Intent switch
        {
            Intent.Outside => Say.Outside,
            Intent.Change => Say.Change,
            Intent.Beyond => Say.Beyond,
            Intent.Help => Say.Help,
            Intent.None when slots.Period is not null || slots.Category is not null || slots.Account is not null => Say.AskWhat,
            Intent.None when isFirst && IntentPatterns.IsFollowUp(TextNormalizer.Fold(message)) => Say.AskWhat,
            Intent.None => Say.NotUnderstood,
            Intent.Spent when IsBare(slots) && IsShort(message) => Say.AskWhat,
            _ => null,
        };
    }

    // A question that was asked back about keeps what it named, so that the reply has to say only the rest.
    private static Intent KeptIntent(Say say, TurnSlots slots) => say == Say.AskWhat ? Intent.Spent : slots.Intent;

    private static bool IsShort(string message) => message.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= ShortQuestion;

    private static bool IsBare(TurnSlots slots) =>
        slots.Period is null && slots.Category is null && slots.Account is null && slots.Text is null;

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

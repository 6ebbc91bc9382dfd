using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Offline.Reading;
using FinanceTrack.Domain.Assistant.Tools;

namespace FinanceTrack.Domain.Assistant.Offline;

/// <summary>How much was spent or received, how often, and the mean.</summary>
internal static class SumAnswers
{
    /// <summary>
    /// What was spent, or what a bill is: "What does the gym cost me?" is about what recurs where something of that name does.
    /// </summary>
    public static async Task WriteSpentAsync(OfflineTurn turn, TurnSlots slots, ReadQuestion question)
    {
        var isNow = question.Slots.Period is null && !question.Signs.HasAny(Concept.Past, Concept.Perfect) && question.Names.Count > 0;
        if (!isNow || !await StateAnswers.WriteNamedAsync(turn, question.Names))
            await WriteAsync(turn, slots, question.Others);
    }

    public static async Task WriteAsync(OfflineTurn turn, TurnSlots slots, IReadOnlyList<string> others)
    {
        var claims = await TotalsAsync(turn, slots);
        if (claims.Count == 0)
            return;
        var spent = new List<Claim>();
        foreach (var currency in claims.Where(claim => claim.Measure == Measure.Spent))
        {
            var rest = claims.SkipWhile(claim => !ReferenceEquals(claim, currency)).Take(5).ToList();
            WriteOne(turn, slots, rest, isOneOfSeveral: others.Count > 0);
            spent.Add(currency);
        }

        foreach (var other in others)
        {
            var more = await TotalsAsync(turn, slots with { Category = other });
            if (more.Count == 0)
                continue;
            WriteOne(turn, slots with { Category = other }, [.. more.Take(5)], isOneOfSeveral: true);
            spent.Add(more[0]);
        }

        if (others.Count > 0 && slots.Intent == Intent.Spent && OfflineTurn.Derive(Operator.Sum, [.. spent]) is { } sum)
            turn.Write(Say.Together, sum);
    }

    private static Task<IReadOnlyList<Claim>> TotalsAsync(OfflineTurn turn, TurnSlots slots)
    {
        var arguments = OfflineTurn.Arguments(slots, slots.Period);
        arguments["limit"] = 0;
        return turn.AskAsync(SearchTransactions.ToolName, arguments);
    }

    // Of one currency: spent, how often, received, how often, and the difference. One of several is told even where it is nothing.
    private static void WriteOne(OfflineTurn turn, TurnSlots slots, List<Claim> claims, bool isOneOfSeveral)
    {
        var (spent, payments, received, receipts, net) = (claims[0], claims[1], claims[2], claims[3], claims[4]);
        switch (slots.Intent)
        {
            case Intent.Received when receipts.Number == 0:
                turn.Write(Say.NothingFound, received);
                break;
            case Intent.Spent or Intent.Average when spent.Matches is 0 && !isOneOfSeveral:
            case Intent.Count when spent.Matches is 0 && receipts.Number == 0:
                turn.Write(Say.NothingFound, spent);
                break;
            case Intent.Received:
                turn.Write(Say.Received, received);
                turn.Write(CountOf(receipts, Say.Receipt, Say.Receipts), receipts);
                break;
            case Intent.Net:
                turn.Write(net.Number < 0 ? Say.Overspent : Say.Kept, net);
                turn.Write(Say.ReceivedAndSpent, received, spent);
                break;
            case Intent.Count:
                WriteCount(turn, claims);
                break;
            case Intent.Average:
                WriteAverage(turn, slots, spent);
                break;
            default:
                turn.Write(Say.Spent, spent);
                if (payments.Number != 0)
                    turn.Write(CountOf(payments, Say.Payment, Say.Payments), payments);
                break;
        }
    }

    // Receipts only where nothing went out.
    private static void WriteCount(OfflineTurn turn, List<Claim> claims)
    {
        var (spent, payments, received, receipts) = (claims[0], claims[1], claims[2], claims[3]);
        turn.Write(CountOf(payments, Say.Payment, Say.Payments), payments);
        if (payments.Number == 0 && receipts.Number != 0)
        {
            turn.Write(CountOf(receipts, Say.Receipt, Say.Receipts), receipts);
            turn.Write(Say.Received, received);
            return;
        }

        turn.Write(Say.Spent, spent);
    }

    private static Say CountOf(Claim count, Say one, Say several) => count.Number == 1 ? one : several;

    private static void WriteAverage(OfflineTurn turn, TurnSlots slots, Claim spent)
    {
        var perMonth = slots.PerDay || spent.Scope.Period?.FullMonths is null or 1 ? null : OfflineTurn.Derive(Operator.PerMonth, spent);
        var perDay = perMonth is null ? OfflineTurn.Derive(Operator.PerDay, spent) : null;
        if (perMonth is not null)
            turn.Write(Say.PerMonth, perMonth);
        else if (perDay is not null)
            turn.Write(Say.PerDay, perDay);
        turn.Write(Say.Spent, spent);
        if (OfflineTurn.Derive(Operator.PerTransaction, spent) is { } each)
            turn.Write(Say.PerPayment, each);
    }
}

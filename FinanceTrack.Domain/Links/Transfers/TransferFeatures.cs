using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Links.Text;
using static FinanceTrack.Domain.Links.Transfers.TransferFeature;

namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>Turns a pair into the features of its score.</summary>
internal sealed class TransferFeatures(TransferState state, AccountNames names, ExchangeRate rates)
{
    /// <summary>How many features there are: the width of every vector.</summary>
    public const int Count = (int)MostPairedIncoming + 1;

    private const double MaxRarity = 6;

    private const WordKinds OtherThanCash = WordKinds.Transfer | WordKinds.Standing | WordKinds.TopUp | WordKinds.Saving | WordKinds.Loan;

    private readonly AmountRarity _rarity = new(state.Rows, state.Links);

    public void Write(BookedRow outgoing, BookedRow incoming, Span<double> values)
    {
        values.Clear();
        var (sent, arrived) = (state.LineOf(outgoing), state.LineOf(incoming));
        values[(int)Bias] = 1;
        WriteAmounts(outgoing, incoming, values);
        values[(int)GapOf(WorkingDays(outgoing.BookedOn, incoming.BookedOn))] = 1;
        values[(int)KindsOf(state.Accounts[outgoing.AccountId].Kind, state.Accounts[incoming.AccountId].Kind)] = 1;
        WriteNames(outgoing, sent, incoming, arrived, values);
        WriteWords(state.Accounts[incoming.AccountId].Kind, sent, arrived, values);
        WriteHistory(outgoing, sent, incoming, arrived, values);
    }

    private void WriteAmounts(BookedRow outgoing, BookedRow incoming, Span<double> values)
    {
        var whole = AmountRarity.WholeUnits(incoming.Amount.Currency);
        values[(int)Roundness] = AmountRarity.RoundnessOf(incoming.AbsoluteMinor, whole);
        if (outgoing.Amount.Currency != incoming.Amount.Currency)
        {
            var deviation = Math.Abs(rates.LogDeviation(outgoing, incoming) ?? TransferRules.MaxRateDeviation);
            values[(int)Exchange] = 1;
            values[(int)RateDeviation] = Math.Max(deviation - .005, 0) * 50 + (deviation > .012 ? 2 : 0);
            values[(int)Rarity] = 1;
            return;
        }

        var fee = outgoing.AbsoluteMinor - incoming.AbsoluteMinor;
        if (fee != 0)
        {
            values[(int)Fee] = 1;
            values[(int)FeePercent] = 100.0 * fee / outgoing.AbsoluteMinor;
            values[(int)FeeLooksLikeOne] = AmountRarity.LooksLikeFee(fee, outgoing.AbsoluteMinor, whole) ? 1 : 0;
            return;
        }

        var rarity = Math.Min(MaxRarity, -Math.Log(_rarity.ExpectedChancePairs(outgoing, incoming)));
        values[(int)Rarity] = rarity;
        values[(int)RaritySquared] = rarity * rarity / MaxRarity;
    }

    private void WriteNames(BookedRow outgoing, LineText sent, BookedRow incoming, LineText arrived, Span<double> values)
    {
        var sentSays = names.NumberSays(sent, outgoing.AccountId, incoming.AccountId);
        var arrivedSays = names.NumberSays(arrived, incoming.AccountId, outgoing.AccountId);
        values[(int)NumberNamed] = Math.Max(sentSays, 0) + Math.Max(arrivedSays, 0);
        values[(int)OtherNumberNamed] = Math.Max(-sentSays, 0) + Math.Max(-arrivedSays, 0);
        values[(int)ForeignIban] = (sent.HasIban && sentSays <= 0 ? 1 : 0) + (arrived.HasIban && arrivedSays <= 0 ? 1 : 0);
        var holders = (names.NamesHolder(sent) ? 1 : 0) + (names.NamesHolder(arrived) ? 1 : 0);
        values[(int)Holder] = holders;
        values[(int)Family] = (names.NamesFamily(sent) ? 1 : 0) + (names.NamesFamily(arrived) ? 1 : 0) - holders;
        values[(int)TransferFeature.AccountName] =
            (names.NamesAccount(sent, incoming.AccountId) ? 1 : 0) + (names.NamesAccount(arrived, outgoing.AccountId) ? 1 : 0);
    }

    private static void WriteWords(AccountKind to, LineText sent, LineText arrived, Span<double> values)
    {
        var transferWords = Sides(sent, arrived, WordKinds.Transfer);
        values[(int)TransferWordBoth] = transferWords == 2 ? 1 : 0;
        values[(int)TransferWordOne] = transferWords == 1 ? 1 : 0;
        values[(int)StandingWord] = sent.Has(WordKinds.Standing) ? 1 : 0;
        values[(int)CardWord] = to == AccountKind.Card ? Sides(sent, arrived, WordKinds.Card) : 0;
        values[(int)CashWord] = to == AccountKind.Cash ? Sides(sent, arrived, WordKinds.Cash) : 0;
        values[(int)TopUpWord] = to == AccountKind.Current ? Sides(sent, arrived, WordKinds.TopUp) : 0;
        values[(int)SavingWord] = Sides(sent, arrived, WordKinds.Saving);
        values[(int)LoanWord] = to == AccountKind.Loan ? Sides(sent, arrived, WordKinds.Loan) : 0;
        var cashWord = sent.Has(WordKinds.Cash);
        values[(int)MisfitWord] =
            to == AccountKind.Cash ? !cashWord && (sent.HasIban || sent.Has(OtherThanCash)) ? 1 : 0 : cashWord ? 1 : 0;
        var contrary = Sides(sent, arrived, WordKinds.NotTransfer);
        values[(int)ContraryWord] = contrary > 0 ? 1 : 0;
        values[(int)ContraryWordBoth] = contrary == 2 ? 1 : 0;
    }

    private void WriteHistory(BookedRow outgoing, LineText sent, BookedRow incoming, LineText arrived, Span<double> values)
    {
        var (strangeSent, strangeArrived) = (Unexplained(sent, outgoing, incoming), Unexplained(arrived, outgoing, incoming));
        values[(int)StrangeOutgoing] = state.Memory.Strangeness(strangeSent);
        values[(int)StrangeIncoming] = state.Memory.Strangeness(strangeArrived);
        values[(int)StrangeBoth] = strangeSent.Count > 0 && strangeArrived.Count > 0 ? 1 : 0;
        values[(int)SharedWords] = strangeSent.Exists(strangeArrived.Contains) ? 1 : 0;
        values[(int)KeyHistoryOutgoing] = state.Memory.KeyLogOdds(outgoing.AccountId, sent.Key, incoming.AccountId);
        values[(int)KeyHistoryIncoming] = state.Memory.KeyLogOdds(incoming.AccountId, arrived.Key, outgoing.AccountId);
        values[(int)WordHistoryOutgoing] = state.Memory.WordLogOdds(strangeSent);
        values[(int)WordHistoryIncoming] = state.Memory.WordLogOdds(strangeArrived);
        var (amounts, count) = state.Memory.Met(outgoing, sent.Key, incoming, arrived.Key);
        values[(int)AmountsMet] = Math.Log(Math.Max(1, amounts));
        values[(int)TimesMet] = Math.Log(Math.Max(1, count));
        WritePaired(state.Memory.PairedLogOdds(outgoing, sent), LeastPairedOutgoing, MeanPairedOutgoing, MostPairedOutgoing, values);
        WritePaired(state.Memory.PairedLogOdds(incoming, arrived), LeastPairedIncoming, MeanPairedIncoming, MostPairedIncoming, values);
    }

    private static void WritePaired(PairedRates rates, TransferFeature least, TransferFeature mean, TransferFeature most,
        Span<double> values)
    {
        values[(int)least] = rates.Least;
        values[(int)mean] = rates.Mean;
        values[(int)most] = rates.Most;
    }

    private List<ulong> Unexplained(LineText line, BookedRow outgoing, BookedRow incoming) =>
        [.. line.Unknown.Where(word => !names.Explains(word, outgoing.AccountId, incoming.AccountId))];

    private static int Sides(LineText sent, LineText arrived, WordKinds kind) => (sent.Has(kind) ? 1 : 0) + (arrived.Has(kind) ? 1 : 0);

    private static TransferFeature GapOf(int workingDays) => workingDays switch
    {
        < -1 => DaysFarBefore,
        -1 => DayBefore,
        0 => SameDay,
        1 => Days1,
        2 => Days2,
        3 => Days3,
        4 => Days4,
        _ => DaysMore,
    };

    private static TransferFeature KindsOf(AccountKind from, AccountKind to) => (from, to) switch
    {
        (_, AccountKind.Card) => ToCard,
        (_, AccountKind.Cash) => ToCash,
        (_, AccountKind.Loan) => ToLoan,
        (AccountKind.Card, _) => FromCard,
        (AccountKind.Cash, _) => FromCash,
        (AccountKind.Current, AccountKind.Savings) => ToSavings,
        (AccountKind.Savings, AccountKind.Current) => FromSavings,
        (AccountKind.Current, AccountKind.Current) => CurrentToCurrent,
        (AccountKind.Savings, AccountKind.Savings) => SavingsToSavings,
        _ => OtherKinds,
    };

    private static int WorkingDays(DateOnly from, DateOnly to)
    {
        if (to < from)
            return -WorkingDays(to, from);
        var days = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            days += day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        return days;
    }
}

namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>
/// Finds the one meaning of a file's signs from all its rows. Words such as debit and credit decide where they agree with the signs,
/// or where there are no signs. Without words, written minus signs are money out, as everywhere in the product, unless most amounts
/// have none: that may as well be a card's list of purchases with some refunds.
/// </summary>
internal static class AmountSigns
{
    private static readonly string[] OutWords = ["debit", "expense", "withdrawal", "dr", "out", "transfer-out"];
    private static readonly string[] InWords = ["credit", "income", "deposit", "refund", "cr", "in"];

    /// <summary>1 for a word that means money in, -1 for one that means money out, 0 for any other.</summary>
    public static int DirectionOf(string word) => InWords.Contains(word) ? 1 : OutWords.Contains(word) ? -1 : 0;

    /// <exception cref="StartFailure">The rows do not decide.</exception>
    public static PositiveAmount Decide(IReadOnlyList<BankRow> rows, DecimalSign sign, PositiveAmount? said)
    {
        if (said == PositiveAmount.Type)
        {
            return PositiveAmount.Type;
        }

        var amounts = rows
            .Where(row => row.Amount?.Read(sign) is not null and not 0)
            .Select(row => new Signed(row, row.Amount!.IsNegative ? -1 : 1, DirectionOf(row.Type)))
            .ToList();
        var hasSigns = amounts.Exists(amount => amount.Sign < 0 || amount.Row.Amount!.HasPlus);
        var worded = amounts.FindAll(amount => amount.Word != 0);
        if (worded.Count == 0)
        {
            return said ?? BySigns(amounts, hasSigns, sign);
        }

        return hasSigns ? ByBoth(worded, sign, said) : PositiveAmount.Type;
    }

    private static PositiveAmount ByBoth(List<Signed> worded, DecimalSign sign, PositiveAmount? said)
    {
        var agrees = worded.Find(amount => amount.Word == amount.Sign);
        var differs = worded.Find(amount => amount.Word != amount.Sign);
        return (agrees, differs) switch
        {
            (_, null) => PositiveAmount.In,
            (null, _) => PositiveAmount.Out,
            _ => said ?? throw new StartFailure(
                $"The signs and the words of the file contradict each other: '{agrees.Row.Type}' stands beside {agrees.Row.Show(sign)} "
                + $"on line {agrees.Row.Line}, '{differs.Row.Type}' beside {differs.Row.Show(sign)} on line {differs.Row.Line}. "
                + "Nothing was sent. Say what decides with --positive in, --positive out or --positive type."),
        };
    }

    private static PositiveAmount BySigns(List<Signed> amounts, bool hasSigns, DecimalSign sign)
    {
        var positive = amounts.FindAll(amount => amount.Sign > 0);
        if (positive.Count == 0 || (hasSigns && positive.Count <= amounts.Count - positive.Count))
        {
            return PositiveAmount.In;
        }

        // A file that writes its plus signs has both signs on purpose.
        if (positive.TrueForAll(amount => amount.Row.Amount!.HasPlus))
        {
            return PositiveAmount.In;
        }

        var first = positive[0].Row;
        throw new StartFailure(
            $"The file does not say what its positive amounts mean: {first.Show(sign)} on line {first.Line} is money in if this is a "
            + "bank's statement, and money out if it is a card's list of purchases. Nothing was sent. "
            + "Say which it is with --positive in or --positive out.");
    }

    /// <param name="Sign">1 or -1.</param>
    /// <param name="Word">See <see cref="DirectionOf"/>.</param>
    private sealed record Signed(BankRow Row, int Sign, int Word);
}

using System.Collections.Frozen;
using FinanceTrack.Domain.Categorization;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary>Finds out which way the money went: by a column of words such as debit and credit, or by the sign of the amounts.</summary>
internal static class DirectionColumn
{
    private static readonly FrozenDictionary<string, MoneyDirection> Words = new Dictionary<string, MoneyDirection>
    {
        ["expense"] = MoneyDirection.Out,
        ["debit"] = MoneyDirection.Out,
        ["dr"] = MoneyDirection.Out,
        ["out"] = MoneyDirection.Out,
        ["withdrawal"] = MoneyDirection.Out,
        ["income"] = MoneyDirection.In,
        ["credit"] = MoneyDirection.In,
        ["cr"] = MoneyDirection.In,
        ["in"] = MoneyDirection.In,
        ["deposit"] = MoneyDirection.In,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>A column of such words may hold this share of others.</summary>
    private const double MaxUnknown = .1;

    /// <summary>The direction of a row; unknown where nothing tells.</summary>
    public static Func<Dictionary<string, string>, MoneyDirection> Of(
        IReadOnlyList<Dictionary<string, string>> rows, CategoriesColumns columns)
    {
        if ((columns.Direction ?? rows[0].Keys.FirstOrDefault(column => Tells(rows, column))) is { } named)
            return row => Words.GetValueOrDefault(row[named].Trim(), MoneyDirection.Unknown);
        return (columns.Amount
            ?? rows[0].Keys.FirstOrDefault(key => key.Equals("amount", StringComparison.OrdinalIgnoreCase))) is { } amount
            ? BySign(rows, amount)
            : _ => MoneyDirection.Unknown;
    }

    private static bool Tells(IReadOnlyList<Dictionary<string, string>> rows, string column)
    {
        var directions = rows.CountBy(row => Words.GetValueOrDefault(row[column].Trim(), MoneyDirection.Unknown)).ToDictionary();
        return directions.GetValueOrDefault(MoneyDirection.Unknown) <= MaxUnknown * rows.Count
            && directions.ContainsKey(MoneyDirection.In) && directions.ContainsKey(MoneyDirection.Out);
    }

    /// <summary>Only where both signs occur: then the commoner one is money out.</summary>
    private static Func<Dictionary<string, string>, MoneyDirection> BySign(IReadOnlyList<Dictionary<string, string>> rows, string column)
    {
        var negative = rows.Count(row => Amount(row) < 0);
        var positive = rows.Count(row => Amount(row) > 0);
        if (negative == 0 || positive == 0)
            return _ => MoneyDirection.Unknown;
        var outSign = negative >= positive ? -1 : 1;
        return row => Math.Sign(Amount(row)) switch
        {
            0 => MoneyDirection.Unknown,
            var sign => sign == outSign ? MoneyDirection.Out : MoneyDirection.In,
        };

        double Amount(Dictionary<string, string> row) => AmountColumn.TryParse(row[column], out var amount) ? amount : 0;
    }
}

using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Benchmarks.Quality.LinkHouseholds;

/// <summary>Collects the rows of one household: single ones, and both legs of own transfers.</summary>
internal sealed class HouseholdRows(Random random, Habits habits, Vocabulary words, GeneratedRates rates)
{
    private static readonly double[] Prompt = [.46, .26, .14, .08, .03, .02, .007, .003], Slow = [.30, .24, .18, .13, .07, .05, .02, .01];

    private readonly List<TrueRow> _rows = [];
    private int _created, _transfers;

    public IReadOnlyList<TrueRow> All => _rows;

    public TrueRow Add(
        GeneratedAccount account, DateOnly day, long minor, string line, string kind, string? shop = null,
        Guid? refundOf = null, int? transfer = null, bool outside = false)
    {
        var row = new TrueRow(
            new BookedRow(new Guid(++_created, 0, 0, new byte[8]), account.Account.Id, day, new Money(minor, account.Currency), line,
                account.Arrival(day, random)),
            kind, transfer, outside, refundOf, shop);
        if (account.IsImported && minor != 0)
            _rows.Add(row);
        return row;
    }

    /// <summary>Moves own money. Both legs are rows; where one account is not in the ledger the other leg stands alone.</summary>
    public void Transfer(GeneratedAccount from, GeneratedAccount to, long minor, DateOnly day, TransferWording wording)
    {
        var sent = wording.AnyDay ? day : NextWorkingDay(day);
        var received = sent.AddDays(wording.Gap ?? DrawGap(sent));
        var arrived = minor;
        if (from.Currency != to.Currency)
        {
            var rate = rates.Rate(sent, from.Currency.Code, to.Currency.Code) * (1 - .03 + random.NextDouble() * .035);
            arrived = (long)Math.Round(minor * rate);
        }
        else if (wording.MayLoseFee && random.Chance(habits.FeeOnTheWay))
        {
            arrived -= Math.Min(minor / 2, random.Pick([100, 150, 50, minor / 100, minor * 15 / 1000, 299]));
        }

        if (wording.MayLoseFee && random.Chance(habits.FeeRow))
            Add(random.Chance(.5) ? from : to, sent, -random.Pick([100, 150, 250, 99, 500]), random.Pick(words["fee"]), "fee");
        var toName = to.Kind == AccountKind.Card ? to.Bank : random.Pick([to.Holder, to.Holder, to.Bank, to.Account.Name]);
        var fromName = random.Pick([from.Holder, from.Holder, from.Bank, from.Account.Name]);
        var outgoingLine = wording.OutgoingLine is { } line ? from.Style.Line(line)
            : from.Style.Party(wording.OutgoingWords ?? words["out"], toName, to.Number, wording.Purpose);
        var incomingLine = wording.IncomingLine is { } other ? to.Style.Line(other)
            : to.Style.Party(wording.IncomingWords ?? words["in"], fromName, from.Number, wording.Purpose);
        var both = from.IsImported && to.IsImported;
        int? transfer = both ? ++_transfers : null;
        Add(from, sent, -minor, outgoingLine, wording.Kind, transfer: transfer, outside: !both);
        Add(to, received, arrived, incomingLine, wording.Kind, transfer: transfer, outside: !both);
    }

    public static DateOnly NextWorkingDay(DateOnly day)
    {
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(1);
        return day;
    }

    private int DrawGap(DateOnly day)
    {
        if (random.Chance(habits.IncomingFirst))
            return -1;
        var gap = random.Weighted([.. Prompt.Zip(Slow, (prompt, slow) => prompt * (1 - habits.Slowness) + slow * habits.Slowness)]);
        return gap == 0 ? 0 : NextWorkingDay(day.AddDays(gap)).DayNumber - day.DayNumber;
    }
}

/// <summary>How a transfer is printed; a null is the bank's ordinary wording.</summary>
internal sealed record TransferWording(
    string Kind, string[]? OutgoingWords = null, string[]? IncomingWords = null, string Purpose = "", string? OutgoingLine = null,
    string? IncomingLine = null,
    int? Gap = null, bool MayLoseFee = false, bool AnyDay = false);

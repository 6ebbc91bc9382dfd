using FinanceTrack.Benchmarks.Quality.LinkHouseholds;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Assertions;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Transfers;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Benchmarks.Quality.Assertions;

internal enum ErrorKind
{
    Missing,
    Doubled,
    Mistyped,
    Elsewhere,
    Edge,
}

/// <summary>An error that was put into an interval.</summary>
/// <param name="RowId">The row that is wrong; for a missing one, the row that was removed.</param>
/// <param name="ChangeMinor">What would correct the interval.</param>
internal sealed record TrueError(ErrorKind Kind, Guid RowId, long ChangeMinor);

/// <summary>
/// A household's ledger with statement balances of every month's end, and one to three errors in a quarter of the intervals.
/// </summary>
internal sealed class CorruptedLedger
{
    private const int MinRows = 60, EdgeDays = 3;
    private const double WrongShare = .25;

    private static readonly double[] HowMany = [.75, .2, .05], HowOften = [.35, .25, .15, .1, .15];

    private readonly Random _random;
    private readonly Dictionary<Guid, BookedRow> _rows;
    private readonly List<DateOnly> _ends;
    private readonly List<OwnAccount> _accounts;
    private int _copies;

    public CorruptedLedger(LinkHousehold household, int seed)
    {
        _random = new Random(seed);
        _rows = household.Rows.ToDictionary(row => row.Row.Id, row => row.Row);
        var start = household.Rows.Min(row => row.Row.BookedOn);
        _ends = [.. Enumerable.Range(1, HouseholdGenerator.Months)
            .Select(month => new DateOnly(start.Year, start.Month, 1).AddMonths(month).AddDays(-1))];
        var counts = _rows.Values.CountBy(row => row.AccountId).ToDictionary();
        _accounts =
            [.. household.Accounts.Where(account => account.Kind != AccountKind.Cash && counts.GetValueOrDefault(account.Id) > MinRows)];
        Assertions = [.. _accounts.SelectMany(account => _ends.Select(end => new BalanceAssertion(
            account.Id, end, _rows.Values.Where(row => row.AccountId == account.Id && row.BookedOn <= end)
                .Sum(row => row.Amount.MinorUnits))))];
        foreach (var account in _accounts)
        {
            for (var month = 0; month < _ends.Count; month++)
            {
                if (_random.Chance(WrongShare))
                    Corrupt(account, month);
            }
        }

        // What the matcher would still link: both legs there, in two accounts, of amounts that fit.
        Transfers = [.. household.Transfers.Where(IsIntact).Select(legs => new Link(
            LinkKind.Transfer, legs.Outgoing.Row.Id, legs.Incoming.Row.Id, legs.Incoming.Row.AbsoluteMinor, LinkState.Automatic, 1, []))];
    }

    public IReadOnlyCollection<BookedRow> Rows => _rows.Values;

    public IReadOnlyList<BalanceAssertion> Assertions { get; }

    public IReadOnlyList<Link> Transfers { get; }

    public Dictionary<(Guid Account, DateOnly Through), List<TrueError>> Errors { get; } = [];

    private bool IsIntact((TrueRow Outgoing, TrueRow Incoming) legs)
    {
        if (!_rows.TryGetValue(legs.Outgoing.Row.Id, out var outgoing) || !_rows.TryGetValue(legs.Incoming.Row.Id, out var incoming))
            return false;
        var currency = outgoing.Amount.Currency;
        return TransferRules.AreOpposite(outgoing, incoming)
            && (currency != incoming.Amount.Currency || outgoing.AbsoluteMinor == incoming.AbsoluteMinor
                || TransferRules.IsFee(outgoing.AbsoluteMinor, incoming.AbsoluteMinor, currency.MinorUnitsPerMajor));
    }

    private void Corrupt(OwnAccount account, int month)
    {
        for (var left = 1 + _random.Weighted(HowMany); left > 0; left--)
        {
            var known = ErrorsOf(account.Id, month);
            var here = _rows.Values.Where(row => row.AccountId == account.Id && row.BookedOn <= _ends[month]
                && (month == 0 || row.BookedOn > _ends[month - 1])
                && !known.Exists(error => error.RowId == row.Id)).OrderBy(row => row.Id).ToList();
            if (here.Count > 0)
                Corrupt(account, month, (ErrorKind)_random.Weighted(HowOften), _random.Pick(here), here);
        }
    }

    private void Corrupt(OwnAccount account, int month, ErrorKind kind, BookedRow row, List<BookedRow> here)
    {
        var minor = row.Amount.MinorUnits;
        switch (kind)
        {
            case ErrorKind.Missing:
                _rows.Remove(row.Id);
                Note(account.Id, month, kind, row.Id, minor);
                break;
            case ErrorKind.Doubled:
                var day = row.BookedOn.AddDays(_random.Pick([0, 0, 1, 2]));
                var copy = row with
                {
                    Id = new Guid(int.MaxValue, (short)(_copies / 1000), (short)(_copies++ % 1000), new byte[8]),
                    BookedOn = day > _ends[month] ? _ends[month] : day,
                    Description = _random.Chance(.4) ? $"{row.Description} {_random.Next(1000)}" : row.Description,
                };
                _rows[copy.Id] = copy;
                Note(account.Id, month, kind, copy.Id, -minor);
                break;
            case ErrorKind.Mistyped:
                var amount = _random.Pick(AmountSlips.Of(minor).Keys.Order().ToList());
                _rows[row.Id] = row with { Amount = new Money(amount, row.Amount.Currency) };
                Note(account.Id, month, kind, row.Id, minor - amount);
                break;
            case ErrorKind.Elsewhere when _accounts.FindAll(other => other != account
                && other.Currency == account.Currency) is { Count: > 0 } others:
                var wrong = _random.Pick(others).Id;
                _rows[row.Id] = row with { AccountId = wrong };
                Note(account.Id, month, kind, row.Id, minor);
                Note(wrong, month, kind, row.Id, -minor);
                break;
            case ErrorKind.Edge when month + 1 < _ends.Count
                && here.FindAll(near => near.BookedOn > _ends[month].AddDays(-EdgeDays)) is { Count: > 0 } late:
                var moved = _random.Pick(late);
                _rows[moved.Id] = moved with { BookedOn = _ends[month].AddDays(_random.Next(1, 1 + EdgeDays)) };
                Note(account.Id, month, kind, moved.Id, moved.Amount.MinorUnits);
                Note(account.Id, month + 1, kind, moved.Id, -moved.Amount.MinorUnits);
                break;
        }
    }

    private List<TrueError> ErrorsOf(Guid account, int month)
    {
        if (!Errors.TryGetValue((account, _ends[month]), out var errors))
            Errors[(account, _ends[month])] = errors = [];
        return errors;
    }

    private void Note(Guid account, int month, ErrorKind kind, Guid row, long change) =>
        ErrorsOf(account, month).Add(new TrueError(kind, row, change));
}

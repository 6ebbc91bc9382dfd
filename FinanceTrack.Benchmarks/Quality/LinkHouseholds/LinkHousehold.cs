using FinanceTrack.Domain.Links;

namespace FinanceTrack.Benchmarks.Quality.LinkHouseholds;

/// <summary>A household of which everything is known.</summary>
/// <param name="Accounts">Those that are in the ledger.</param>
/// <param name="Holders">The names of its people, or none where the ledger does not know them.</param>
internal sealed record LinkHousehold(
    string Name, IReadOnlyList<OwnAccount> Accounts, IReadOnlyList<string> Holders, IReadOnlyList<TrueRow> Rows, ExchangeRate Rates)
{
    /// <summary>Transfers whose two legs are both in the ledger.</summary>
    public IReadOnlyList<(TrueRow Outgoing, TrueRow Incoming)> Transfers { get; } =
        [.. Rows.Where(row => row.Transfer is not null).GroupBy(row => row.Transfer).Where(legs => legs.Count() == 2)
            .Select(legs => (legs.First(leg => leg.Row.IsOutgoing), legs.First(leg => !leg.Row.IsOutgoing)))];
}

/// <summary>A row with what is true of it, which no matcher reads.</summary>
/// <param name="Kind">Why the row exists, for reports.</param>
/// <param name="Transfer">The movement whose legs share it.</param>
/// <param name="IsOutside">A leg of an own transfer whose other account is not in the ledger.</param>
/// <param name="RefundOf">The expense that it pays back.</param>
internal sealed record TrueRow(BookedRow Row, string Kind, int? Transfer = null, bool IsOutside = false, Guid? RefundOf = null,
    string? Shop = null);

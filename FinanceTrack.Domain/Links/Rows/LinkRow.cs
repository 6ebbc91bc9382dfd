using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Links.Rows;

/// <summary>A row of <c>Links</c>. Refused pairs stay as rows, so that they are never proposed again.</summary>
internal sealed record LinkRow(
    Guid LedgerId, Guid Id, LinkKind Kind, Guid FromId, Guid ToId, long AmountMinor, Currency Currency, LinkState State,
    double Confidence, string Reasons, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version)
{
    public bool Holds => State != LinkState.Rejected;

    public Link Link => new(Kind, FromId, ToId, AmountMinor, State, Confidence, LinkReasons.Parse(Reasons));

    public static LinkRow New(Guid ledgerId, Link link, Currency currency, DateTimeOffset now) => new(
        ledgerId, Guid.CreateVersion7(now), link.Kind, link.FromId, link.ToId, link.AmountMinor, currency, link.State, link.Confidence,
        LinkReasons.Join(link.Reasons), now, now, 1);

    /// <summary>A row of <see cref="LinkTable"/>.</summary>
    public static LinkRow Read(RowReader row) => new(
        row.Id(0), row.Id(1), (LinkKind)row.Int(2), row.Id(3), row.Id(4), row.Long(5), row.Currency(6), (LinkState)row.Int(7),
        row.Real(8), row.Text(9), row.Instant(10), row.Instant(11), row.Int(12));
}

/// <summary>Two transactions that belong together, as their user sees it.</summary>
/// <param name="FromId">The outgoing transaction of a transfer, the credit of a refund.</param>
/// <param name="ToId">The incoming transaction of a transfer, the expense of a refund.</param>
/// <param name="Amount">What arrived, or was paid back, in major units.</param>
/// <param name="State">Who made it; a rejected one holds no longer and is never proposed again.</param>
/// <param name="Confidence">The calibrated probability at the decision; 1 where a person decided.</param>
/// <param name="Reasons">What spoke for it, the strongest first.</param>
public sealed record LinkDetails(
    Guid Id, LinkKind Kind, Guid FromId, Guid ToId, decimal Amount, string Currency, LinkState State, double Confidence,
    IReadOnlyList<LinkReasonDetails> Reasons, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version) : IVersioned
{
    internal static LinkDetails Of(LinkRow row) => new(
        row.Id, row.Kind, row.FromId, row.ToId, new Money(row.AmountMinor, row.Currency).Amount, row.Currency.Code, row.State,
        Math.Round(row.Confidence, 4), LinkReasonDetails.Of(row.Reasons), row.CreatedAt, row.UpdatedAt, row.Version);
}

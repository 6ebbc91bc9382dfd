using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Accounts.Rows;

/// <summary>A row of <c>Accounts</c>.</summary>
public sealed record AccountRow
{
    public required Guid LedgerId { get; init; }

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The name as uniqueness sees it.</summary>
    public required string NameKey { get; init; }

    public required AccountKind Kind { get; init; }

    public required Currency Currency { get; init; }

    public AccountFeed Feed { get; init; } = AccountFeed.File;

    /// <summary>Of the number; null where it is not known.</summary>
    public byte[]? NumberHash { get; init; }

    public string? NumberTail { get; init; }

    /// <summary>The balance before the first row.</summary>
    public long OpeningMinor { get; init; }

    /// <summary>The opening balance and all rows, kept in the database transaction of each change.</summary>
    public long BalanceMinor { get; init; }

    /// <summary>The balance that it must not fall below; null where none was set.</summary>
    public long? FloorMinor { get; init; }

    /// <summary>Whether the balance is the bank's: its user has said what it was.</summary>
    public bool IsBalanceKnown { get; init; }

    /// <summary>Takes the rows of its currency that name no account.</summary>
    public bool IsDefault { get; init; }

    public bool IsArchived { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required int Version { get; init; }

    public static AccountRow New(Guid ledgerId, string name, AccountKind kind, Currency currency, DateTimeOffset now) => new()
    {
        LedgerId = ledgerId,
        Id = Guid.CreateVersion7(now),
        Name = name,
        NameKey = AccountName.Key(name),
        Kind = kind,
        Currency = currency,
        CreatedAt = now,
        UpdatedAt = now,
        Version = 1,
    };
}

/// <summary>An account as its user sees it. An archived one keeps its transactions and takes no new ones.</summary>
/// <param name="NumberTail">The last characters of its number; the number itself is not kept.</param>
/// <param name="OpeningBalance">Before the first transaction, in major units.</param>
/// <param name="Balance">The opening balance and all transactions, in major units.</param>
/// <param name="BalanceKnown">Whether the balance is the bank's, and a forecast can start from it: its user has said what it was.</param>
/// <param name="Floor">What the balance must not fall below, in major units; null where none was set.</param>
/// <param name="Default">Takes the transactions of its currency that name no account.</param>
/// <param name="Version">Moves with the balance too.</param>
public sealed record AccountDetails(
    Guid Id, string Name, AccountKind Kind, string Currency, AccountFeed Feed, string? NumberTail, decimal OpeningBalance, decimal Balance,
    bool BalanceKnown, decimal? Floor, bool Default, bool Archived, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt,
    int Version) : IVersioned
{
    public static AccountDetails Of(AccountRow row) => new(
        row.Id, row.Name, row.Kind, row.Currency.Code, row.Feed, row.NumberTail,
        new Money(row.OpeningMinor, row.Currency).Amount, new Money(row.BalanceMinor, row.Currency).Amount,
        row.IsBalanceKnown, row.FloorMinor is { } floor ? new Money(floor, row.Currency).Amount : null,
        row.IsDefault, row.IsArchived, row.CreatedAt, row.UpdatedAt, row.Version);
}

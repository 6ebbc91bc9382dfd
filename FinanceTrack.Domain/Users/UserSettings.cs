using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Users;

/// <summary>What the other features ask about a user.</summary>
public sealed record UserSettings
{
    /// <summary>What a new user gets.</summary>
    public const double DefaultAlertBudget = 2;

    public required Guid Id { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string HomeCurrency { get; init; }

    /// <summary>An IANA name, such as <c>Europe/Berlin</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>A BCP 47 tag, such as <c>de-AT</c>.</summary>
    public required string Locale { get; init; }

    public required AccountKind AccountKind { get; init; }

    /// <summary>How many false anomaly alerts per month the user tolerates.</summary>
    public required double AlertBudget { get; init; }

    /// <summary>The settings of <c>@UserId</c>. Read by <see cref="Read"/>.</summary>
    internal static readonly Statement FindSql = Statement.Of(
        "SELECT Id, HomeCurrency, TimeZone, Locale, AccountKind, AlertBudget FROM Users WHERE Id = @UserId");

    /// <summary>Null when there is no such user.</summary>
    public static Task<UserSettings?> FindAsync(DbSession session, Guid userId) =>
        session.FindAsync<UserSettings>(FindSql, new { UserId = userId });

    internal static UserSettings Read(RowReader row) => new()
    {
        Id = row.Id(0),
        HomeCurrency = row.Text(1),
        TimeZone = row.Text(2),
        Locale = row.Text(3),
        AccountKind = (AccountKind)row.Int(4),
        AlertBudget = row.Real(5),
    };
}

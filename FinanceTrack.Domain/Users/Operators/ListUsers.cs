using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;
using Microsoft.AspNetCore.Identity;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>What an account can be in a list.</summary>
public enum UserStatus
{
    /// <summary>Not locked.</summary>
    Open,

    /// <summary>Locked by an operator.</summary>
    Locked,

    /// <summary>With an address that was never confirmed.</summary>
    Unconfirmed,
}

/// <summary>Which accounts a list shows; what is null does not matter.</summary>
/// <param name="Email">The address, or how it begins.</param>
public sealed record UserFilter(string? Email = null, UserStatus? Status = null, UserRole? Role = null);

/// <summary>Accounts, the newest first, for administrators. That they searched is in the audit trail, and not for whom.</summary>
public sealed class ListUsers(Database database, CheckSession check, AuditTrail audit, ILookupNormalizer normalizer)
{
    private const int MaxEmailLength = 254;
    private const char LikeEscape = '\\';

    [Flags]
    private enum Part
    {
        Email = 1,
        Role = 2,
        Open = 4,
        Locked = 8,
        Unconfirmed = 16,
    }

    private const Part AllParts = (Part)31;

    // One statement for each set of filters, so that every one of them has a plan of its own and no condition is idle.
    private static readonly Statement[] PageSql =
        [.. Enumerable.Range(0, (int)AllParts + 1).Select(parts => StatementFor((Part)parts))];

    public async Task<Result<Page<UserStanding>>> ExecuteAsync(
        UserFilter filter, PageRequest page, CallerSession admin, CancellationToken cancellationToken)
    {
        if (filter.Email is { Length: > MaxEmailLength })
            return new ValidationError("email", $"Must be at most {MaxEmailLength} characters.");
        if (!page.BeforeId().TryGet(out var before, out var error))
            return error;
        var email = string.IsNullOrWhiteSpace(filter.Email) ? null : normalizer.NormalizeEmail(filter.Email.Trim());
        var parameters = new
        {
            Email = email is null ? null : Pattern(email),
            filter.Role,
            Before = before,
            Limit = page.Limit + 1,
        };
        return await database.WriteAsync<Page<UserStanding>>(
            async session =>
            {
                if (await check.RefuseAdminAsync(session, admin) is { } refused)
                    return refused;
                await audit.AddAsync(session, new AuditEntry(AuditKind.UserSearch, AuditActor.Administrator(admin))
                {
                    Details = new { byAddress = email is not null, filter.Status, filter.Role },
                });
                var rows = await session.QueryAsync<UserAccount>(PageSql[(int)PartsOf(filter, email)], parameters);
                return page.Of(rows, row => row.Id).Map(UserStanding.Of);
            },
            cancellationToken);
    }

    private static Part PartsOf(UserFilter filter, string? email) =>
        (email is null ? 0 : Part.Email)
        | (filter.Role is null ? 0 : Part.Role)
        | (filter.Status switch
        {
            UserStatus.Open => Part.Open,
            UserStatus.Locked => Part.Locked,
            UserStatus.Unconfirmed => Part.Unconfirmed,
            _ => 0,
        });

    private static Statement StatementFor(Part parts) => Statement.Of(d => $"""
        SELECT Id, Email, EmailConfirmed, DisplayName, Role, TwoFactorEnabled, LockedAt, CodesLockedUntil, CreatedAt
        FROM Users WHERE Id < @Before{string.Concat(Conditions(parts).Select(condition => $" AND {condition}"))}
        ORDER BY Id DESC {d.Limit("@Limit")}
        """);

    private static IEnumerable<string> Conditions(Part parts)
    {
        if (parts.HasFlag(Part.Email))
            yield return $"NormalizedEmail LIKE @Email ESCAPE '{LikeEscape}'";
        if (parts.HasFlag(Part.Role))
            yield return "Role = @Role";
        if (parts.HasFlag(Part.Open))
            yield return "LockedAt IS NULL";
        if (parts.HasFlag(Part.Locked))
            yield return "LockedAt IS NOT NULL";
        if (parts.HasFlag(Part.Unconfirmed))
            yield return "EmailConfirmed = 0";
    }

    private static string Pattern(string start) =>
        string.Concat(start.Select(c => c is '%' or '_' or '[' or LikeEscape ? $"{LikeEscape}{c}" : $"{c}")) + "%";
}

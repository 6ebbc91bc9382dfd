using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Limits;

/// <summary>One count of attempts: what is counted, whose, and how many a window allows (0: any number).</summary>
public sealed record Limit(string Name, string Subject, int PerWindow)
{
    /// <summary>The length of its window, where that is not <see cref="LimitOptions.WindowMinutes"/>.</summary>
    public TimeSpan? Window { get; init; }
}

/// <summary>Counts attempts in fixed windows, in the database, so that limits hold over all instances.</summary>
public sealed class AttemptTable(Database database, IOptions<LimitOptions> options, TimeProvider time)
{
    private static readonly Statement IncrementSql = Statement.Of(d =>
        d.Upsert("Attempts", keys: ["LimitKey", "WindowEnd"], set: [], add: ["Count"])
        + " SELECT Count FROM Attempts WHERE LimitKey = @LimitKey AND WindowEnd = @WindowEnd;");

    /// <summary>Counts rows of a user, whose standing it reads as well (<see cref="RowCount"/>).</summary>
    internal static readonly Statement CountRowsSql = Statement.Of(d =>
        d.Upsert("Attempts", keys: ["LimitKey", "WindowEnd"], set: [], add: ["Count"]) + """
         SELECT a.Count, u.EmailConfirmed, u.RegistrationNetwork FROM Attempts a JOIN Users u ON u.Id = @UserId
        WHERE a.LimitKey = @LimitKey AND a.WindowEnd = @WindowEnd;
        """);

    private static readonly Statement ReadSql = Statement.Of(
        "SELECT COALESCE(SUM(Count), 0) FROM Attempts WHERE LimitKey = @LimitKey AND WindowEnd = @WindowEnd");

    private static readonly Statement CurrentSql = Statement.Of(
        "SELECT LimitKey, Count FROM Attempts WHERE LimitKey IN @LimitKeys AND WindowEnd > @Now");

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM Attempts WHERE LimitKey = @Key");

    private static readonly Statement DeletePastSql = Statement.Of("DELETE FROM Attempts WHERE WindowEnd <= @Now");

    public LimitOptions Limits => options.Value;

    /// <summary>
    /// Counts one attempt against each limit in turn; an error at the first that is past its number. The later ones do not count it: what
    /// a narrow limit refuses does not use up a wider one that others share. Where any of them is used up already, none counts it, and it
    /// leaves no row.
    /// </summary>
    public async Task<TooManyRequestsError?> CountAsync(CancellationToken cancellationToken, params Limit[] limits)
    {
        var now = time.Now();
        return await ExceededAsync(limits, now, cancellationToken) is { } exceeded
            ? new TooManyRequestsError(WindowEndOf(exceeded, now) - now)
            : null;
    }

    /// <summary>Of the changes that a user makes to the own profile, to ledgers and to their members.</summary>
    internal Limit ChangesOf(Guid userId) => new("changes/user", userId.ToString(), Limits.ChangesPerUser);

    /// <summary>An address as a limit's subject: a household's or a phone's IPv6 addresses share their first 64 bits.</summary>
    public static string SubjectOf(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    /// <summary>Counts one attempt inside a transaction, for which others at the same limit wait, and returns the count.</summary>
    internal static Task<int> IncrementAsync(DbSession session, Limit limit, DateTimeOffset windowEnd, int by = 1) =>
        session.ScalarAsync<int>(IncrementSql, new { LimitKey = KeyOf(limit), WindowEnd = windowEnd, Count = by });

    /// <summary>The count so far.</summary>
    internal static Task<int> ReadAsync(DbSession session, Limit limit, DateTimeOffset windowEnd) =>
        session.ScalarAsync<int>(ReadSql, new { LimitKey = KeyOf(limit), WindowEnd = windowEnd });

    internal static Task ForgetAsync(DbSession session, Limit limit) => session.ExecuteAsync(DeleteSql, new { Key = KeyOf(limit) });

    internal static Task DeletePastAsync(DbSession session, DateTimeOffset now) => session.ExecuteAsync(DeletePastSql, new { Now = now });

    internal static byte[] KeyOf(Limit limit) => SHA256.HashData(Encoding.UTF8.GetBytes($"{limit.Name}\n{limit.Subject}"));

    internal static DateTimeOffset WindowEnd(DateTimeOffset now, TimeSpan window) =>
        new((now.UtcTicks / window.Ticks + 1) * window.Ticks, TimeSpan.Zero);

    private DateTimeOffset WindowEndOf(Limit limit, DateTimeOffset now) =>
        WindowEnd(now, limit.Window ?? TimeSpan.FromMinutes(Limits.WindowMinutes));

    private async Task<Limit?> ExceededAsync(IReadOnlyList<Limit> limits, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!limits.Any(limit => limit.PerWindow > 0))
            return null;
        return await database.WriteAsync(
            async session =>
            {
                if (await ReachedAsync(session, limits, now) is { } reached)
                    return reached;
                foreach (var limit in limits.Where(limit => limit.PerWindow > 0))
                {
                    if (await IncrementAsync(session, limit, WindowEndOf(limit, now)) > limit.PerWindow)
                        return limit;
                }

                return null;
            },
            cancellationToken);
    }

    // The first limit that has no attempt left.
    private static async Task<Limit?> ReachedAsync(DbSession session, IReadOnlyList<Limit> limits, DateTimeOffset now)
    {
        var byKey = limits.Where(limit => limit.PerWindow > 0).ToDictionary(limit => Convert.ToHexString(KeyOf(limit)));
        var counts = await session.QueryAsync<AttemptCount>(
            CurrentSql, new { LimitKeys = byKey.Keys.Select(Convert.FromHexString), Now = now });
        var reached = counts.Select(count => (Limit: byKey[Convert.ToHexString(count.LimitKey)], count.Count))
            .Where(count => count.Count >= count.Limit.PerWindow).Select(count => count.Limit).ToHashSet();
        return limits.FirstOrDefault(reached.Contains);
    }

    private sealed class AttemptCount
    {
        public byte[] LimitKey { get; init; } = [];

        public int Count { get; init; }
    }
}

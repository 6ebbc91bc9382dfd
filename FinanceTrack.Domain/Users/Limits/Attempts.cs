using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Limits;

/// <summary>One count of attempts: what is counted, whose, and how many a window takes (0: any number).</summary>
public sealed record Limit(string Name, string Subject, int PerWindow);

/// <summary>Counts attempts in fixed windows, in the database, so that limits hold over all instances.</summary>
public sealed class Attempts(Database database, IOptions<LimitOptions> options, TimeProvider time)
{
    private static readonly Statement Increment = Statement.Of(d =>
        d.Upsert("Attempts", keys: ["LimitKey", "WindowEnd"], set: [], add: ["Count"])
        + " SELECT Count FROM Attempts WHERE LimitKey = @LimitKey AND WindowEnd = @WindowEnd;");

    private static readonly Statement DeletePast = Statement.Of("DELETE FROM Attempts WHERE WindowEnd <= @now");

    public LimitOptions Limits => options.Value;

    /// <summary>Counts one attempt against each limit; an error when any of them is past its number.</summary>
    public async Task<TooManyRequestsError?> CountAsync(CancellationToken cancellationToken, params Limit[] limits)
    {
        Limit[] counted = [.. limits.Where(limit => limit.PerWindow > 0)];
        if (counted.Length == 0)
            return null;

        var now = time.Now();
        var window = TimeSpan.FromMinutes(Limits.WindowMinutes);
        var windowEnd = new DateTimeOffset((now.UtcTicks / window.Ticks + 1) * window.Ticks, TimeSpan.Zero);
        var exceeded = await database.WriteAsync(
            async session =>
            {
                var any = false;
                foreach (var limit in counted)
                    any |= await session.ScalarAsync<int>(Increment, new { LimitKey = KeyOf(limit), WindowEnd = windowEnd, Count = 1 }) > limit.PerWindow;
                return any;
            },
            cancellationToken);
        return exceeded ? new TooManyRequestsError(windowEnd - now) : null;
    }

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

    internal static Task DeletePastAsync(DbSession session, DateTimeOffset now) => session.ExecuteAsync(DeletePast, new { now });

    private static byte[] KeyOf(Limit limit) => SHA256.HashData(Encoding.UTF8.GetBytes($"{limit.Name}\n{limit.Subject}"));
}

using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users.Accounts;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Limits;

/// <summary>Where a sign-in comes from: a client that has signed in before, or else an address.</summary>
/// <param name="Email">Normalized; it need not be registered.</param>
/// <param name="Client">The id in a valid device token, or an address as a limit's subject.</param>
/// <param name="IsKnown">Whether it is a client that has signed in to this account before.</param>
internal sealed record SignInSource(string Email, string Client, bool IsKnown)
{
    public string Pair => $"{Email}\n{Client}";
}

/// <summary>
/// Counts failed sign-ins to an account by where they come from, and more generously over all addresses, so that a stranger's failures
/// do not lock the owner out. The counts are kept by address, registered or not: an unknown one takes the same work, and locks alike.
/// </summary>
public sealed class SignInFailures(IOptions<AccountOptions> options, TimeProvider time)
{
    /// <summary>
    /// Counts a failure before it is known whether it is one (<see cref="TakeBackAsync"/>), and returns whether this is one too many. What
    /// a locked client sends is not counted over all addresses.
    /// </summary>
    internal async Task<SignInLock> AddAsync(DbSession session, SignInSource source)
    {
        var windowEnd = WindowEnd();
        var here = await AttemptTable.IncrementAsync(session, Here(source), windowEnd);
        var everywhere = source.IsKnown || here > options.Value.LockoutAfter
            ? 0
            : await AttemptTable.IncrementAsync(session, Everywhere(source.Email), windowEnd);
        return new SignInLock(
            IsLocked: here > options.Value.LockoutAfter || everywhere > options.Value.LockoutAfterOverall,
            Begins: here == options.Value.LockoutAfter || everywhere == options.Value.LockoutAfterOverall);
    }

    /// <summary>It was not a failure: the client's count starts again, and the account's is what it was before.</summary>
    internal async Task TakeBackAsync(DbSession session, SignInSource source)
    {
        await AttemptTable.ForgetAsync(session, Here(source));
        if (!source.IsKnown)
            await AttemptTable.IncrementAsync(session, Everywhere(source.Email), WindowEnd(), by: -1);
    }

    /// <summary>Forgets the failures of this client and those over all addresses.</summary>
    internal static async Task ForgetAsync(DbSession session, SignInSource source)
    {
        await AttemptTable.ForgetAsync(session, Here(source));
        await ForgetOverallAsync(session, source.Email);
    }

    /// <summary>Forgets the failures over all addresses.</summary>
    internal static Task ForgetOverallAsync(DbSession session, string email) => AttemptTable.ForgetAsync(session, Everywhere(email));

    private DateTimeOffset WindowEnd() => AttemptTable.WindowEnd(time.Now(), TimeSpan.FromMinutes(options.Value.LockoutMinutes));

    private static Limit Here(SignInSource source) => new("failure/client", source.Pair, 0);

    private static Limit Everywhere(string email) => new("failure/account", email, 0);
}

/// <param name="IsLocked">Whether the sign-in is refused whatever its password.</param>
/// <param name="Begins">Whether the next one will be.</param>
internal readonly record struct SignInLock(bool IsLocked, bool Begins);

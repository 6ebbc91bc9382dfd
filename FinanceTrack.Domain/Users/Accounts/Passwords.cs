using Microsoft.AspNetCore.Identity;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>
/// Hashes and checks passwords with Identity's hasher. Both take about a tenth of a second on purpose, so never inside a transaction.
/// </summary>
public sealed class Passwords(IPasswordHasher<UserAccount> hasher)
{
    // The hasher looks at no field of the account.
    private static readonly UserAccount Nobody = new();

    private readonly Lazy<string> _hashOfNothing = new(() => hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <summary>Takes as long, and fails, when there is no account: an unknown address looks like a wrong password.</summary>
    public PasswordVerificationResult Verify(UserAccount? account, string password)
    {
        var result = hasher.VerifyHashedPassword(account ?? Nobody, account?.PasswordHash ?? _hashOfNothing.Value, password);
        return account is null ? PasswordVerificationResult.Failed : result;
    }
}

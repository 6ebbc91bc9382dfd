using System.Threading.RateLimiting;
using FinanceTrack.Domain.Results;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>
/// Hashes and checks passwords with Identity's hasher. Both take about a tenth of a second on purpose, so never inside a transaction, and
/// no more at once than the processor has cores: the others wait their turn, and past a number of them the answer is 503.
/// </summary>
public sealed class Passwords : IDisposable
{
    private static readonly UnavailableError Busy = new("Too many passwords are being checked. Try again in a few seconds.")
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    // The hasher looks at no field of the account.
    private static readonly UserAccount NoAccount = new();

    private readonly IPasswordHasher<UserAccount> _hasher;
    private readonly ConcurrencyLimiter _turns;
    private readonly Lazy<string> _hashOfNothing;

    public Passwords(IPasswordHasher<UserAccount> hasher, IOptions<AccountOptions> options)
    {
        _hasher = hasher;
        _hashOfNothing = new(() => hasher.HashPassword(NoAccount, Guid.NewGuid().ToString()));
        _turns = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = options.Value.HashesAtOnce > 0 ? options.Value.HashesAtOnce : Environment.ProcessorCount,
            QueueLimit = options.Value.MaxWaitingHashes,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    public Task<Result<string>> HashAsync(string password, CancellationToken cancellationToken) =>
        InTurnAsync(() => _hasher.HashPassword(NoAccount, password), cancellationToken);

    /// <summary>Takes as long, and fails, when there is no account: an unknown address looks like a wrong password.</summary>
    public Task<Result<PasswordVerificationResult>> VerifyAsync(
        UserAccount? account, string password, CancellationToken cancellationToken) =>
        InTurnAsync(() => Verify(account, password), cancellationToken);

    public void Dispose() => _turns.Dispose();

    private PasswordVerificationResult Verify(UserAccount? account, string password)
    {
        var result = _hasher.VerifyHashedPassword(account ?? NoAccount, account?.PasswordHash ?? _hashOfNothing.Value, password);
        return account is null ? PasswordVerificationResult.Failed : result;
    }

    private async Task<Result<T>> InTurnAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        using var turn = await _turns.AcquireAsync(1, cancellationToken);
        return turn.IsAcquired ? work() : Busy;
    }
}

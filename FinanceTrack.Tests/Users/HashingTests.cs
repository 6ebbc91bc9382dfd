using System.Net;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Tests.Users;

/// <summary>
/// Hashing a password costs a tenth of a second on purpose: what is refused anyway is not hashed, and no more at once than set.
/// </summary>
public sealed class HashingTests
{
    [SkippableFact]
    public async Task A_new_password_is_hashed_only_after_the_current_one_was_verified()
    {
        FinanceTrackHost.InProcessOnly();
        var hasher = new CountingHasher();
        await using var host = await FinanceTrackHost.StartAsync(
            new() { ["Limits:ProofsPerUser"] = "3" }, replace: services => services.AddSingleton<IPasswordHasher<UserAccount>>(hasher));
        using var user = await TestUser.RegisterAsync(host);
        var (hashed, verified) = (hasher.Hashed, hasher.Verified);

        for (var i = 0; i < 3; i++)
        {
            var wrong = await user.PostAsync(
                "me/password", new { currentPassword = "wrong password", newPassword = "another long password" });
            wrong.IsProblem(HttpStatusCode.Unauthorized);
        }

        Assert.Equal((hashed, verified + 3), (hasher.Hashed, hasher.Verified));
        foreach (var (method, path) in ((HttpMethod, string)[])
            [
                (HttpMethod.Post, "me/two-factor"), (HttpMethod.Delete, "me/two-factor"),
                (HttpMethod.Post, "me/two-factor/recovery-codes"), (HttpMethod.Delete, "me"),
            ])
        {
            var refused = await user.SendAsync(method, path, new { password = user.Password });
            refused.IsProblem(HttpStatusCode.TooManyRequests);
        }

        (await user.PostAsync("me/two-factor/confirm", new { code = "123456" })).IsProblem(HttpStatusCode.TooManyRequests);
        (await user.PostAsync("me/password", new { currentPassword = user.Password, newPassword = "another long password" }))
            .IsProblem(HttpStatusCode.TooManyRequests);
        Assert.Equal((hashed, verified + 3), (hasher.Hashed, hasher.Verified));
    }

    [Fact]
    public async Task Password_hashing_is_limited_and_past_the_queue_limit_callers_must_retry()
    {
        var hasher = new CountingHasher { Gate = new ManualResetEventSlim() };
        using var passwords = new Passwords(hasher, Options.Create(new AccountOptions { HashesAtOnce = 1, MaxWaitingHashes = 1 }));
        var first = Task.Run(() => passwords.HashAsync("first", default));
        await Eventually.TrueAsync("the first is being hashed", () => Task.FromResult(hasher.Hashed == 1));
        var second = passwords.HashAsync("second", default);

        var third = await passwords.HashAsync("third", default);

        Assert.NotNull(Assert.IsType<UnavailableError>(third.Error).RetryAfter);
        Assert.False(second.IsCompleted);
        hasher.Gate.Set();
        Assert.True((await first).Succeeded);
        Assert.True((await second).Succeeded);
        Assert.Equal(2, hasher.Hashed);
    }

    private sealed class CountingHasher : IPasswordHasher<UserAccount>
    {
        private int _hashed;
        private int _verified;

        public ManualResetEventSlim? Gate { get; init; }

        public int Hashed => _hashed;

        public int Verified => _verified;

        public string HashPassword(UserAccount user, string password)
        {
            Interlocked.Increment(ref _hashed);
            Gate?.Wait();
            return $"hash of {password}";
        }

        public PasswordVerificationResult VerifyHashedPassword(UserAccount user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _verified);
            return hashedPassword == $"hash of {providedPassword}" ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
        }
    }
}

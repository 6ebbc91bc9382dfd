using System.Net;
using System.Net.Http.Json;
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

    [SkippableFact]
    public async Task When_the_queue_for_hashing_is_full_the_answer_is_503_with_Retry_After()
    {
        FinanceTrackHost.InProcessOnly();
        using var gate = new ManualResetEventSlim(initialState: true);
        var hasher = new CountingHasher { Gate = gate };
        await using var host = await FinanceTrackHost.StartAsync(
            new() { ["Users:HashesAtOnce"] = "1", ["Users:MaxWaitingHashes"] = "0" },
            replace: services => services.AddSingleton<IPasswordHasher<UserAccount>>(hasher));
        using var user = await TestUser.RegisterAsync(host);
        await user.PostAsync("password-resets", new { email = user.Email });
        var token = await new Mailbox(host, user.Id).TokenAsync("Set a new password");
        var hashed = hasher.Hashed;
        gate.Reset();
        var first = host.Http.PostAsJsonAsync("/api/v1/users", new { email = "first@example.com", password = user.Password });
        await Eventually.TrueAsync("the first is being hashed", () => Task.FromResult(hasher.Hashed > hashed));

        (string Path, object Body)[] others =
        [
            ("users", new { email = "second@example.com", password = user.Password }),
            ("sessions", new { email = user.Email, password = user.Password }),
            ("sessions", new { email = "unknown@example.com", password = user.Password }),
            ("password-resets/complete", new { token, newPassword = "another long password" }),
            ("me/password", new { currentPassword = user.Password, newPassword = "another long password" }),
            ("me/two-factor", new { password = user.Password }),
            ("me/api-keys", new { name = "Key", scopes = new[] { "read" }, password = user.Password }),
        ];
        foreach (var (path, body) in others)
        {
            using var response = await user.Http.PostAsJsonAsync($"/api/v1/{path}", body);
            (await Answer.ReadAsync(response)).IsProblem(HttpStatusCode.ServiceUnavailable);
            Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.Zero, path);
        }

        gate.Set();
        using var opened = await first;
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        var reset = await user.PostAsync("password-resets/complete", new { token, newPassword = "another long password" });
        reset.Is(HttpStatusCode.NoContent);
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

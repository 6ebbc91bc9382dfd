using System.Net;
using System.Net.Http.Json;
using FinanceTrack.Domain.Users.Operators;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Users;

/// <summary>
/// Six digits can be guessed by trying many: wrong ones are counted wherever a code is accepted, and only a right one clears them.
/// </summary>
public sealed class CodeGuessingTests : IAsyncLifetime
{
    private const int LockoutAfter = 3;
    private const string NewPassword = "another long password";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2031, 5, 1, 12, 0, 0, TimeSpan.Zero));
    private FinanceTrackHost _host = null!;
    private int _addresses;

    public async Task InitializeAsync()
    {
        if (!FinanceTrackHost.IsElsewhere)
            _host = await FinanceTrackHost.StartAsync(new() { ["Users:LockoutAfter"] = $"{LockoutAfter}" }, _clock);
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    [SkippableTheory]
    [InlineData("POST", "me/password")]
    [InlineData("POST", "me/two-factor/recovery-codes")]
    [InlineData("DELETE", "me/two-factor")]
    [InlineData("POST", "me/api-keys")]
    [InlineData("DELETE", "me")]
    [InlineData("POST", "sessions")]
    public async Task After_too_many_wrong_codes_a_right_one_is_refused_wherever_one_is_accepted(string method, string path)
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        var authenticator = await Authenticator.TurnOnAsync(user, _clock);

        for (var i = 0; i < LockoutAfter; i++)
            await SendAsync(user, method, path, authenticator.WrongCodeAt(_clock));
        var right = await SendAsync(user, method, path, authenticator.CodeAt(_clock, stepsAhead: 1));
        var recovery = await SendAsync(user, "DELETE", "me/two-factor", authenticator.RecoveryCodes[0]);

        Assert.Equal(HttpStatusCode.Unauthorized, right);
        Assert.Equal(HttpStatusCode.Unauthorized, recovery);
    }

    [SkippableFact]
    public async Task Wrong_codes_at_what_administrators_do_about_accounts_count_as_everywhere()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(_host);
        using var user = await TestUser.RegisterAsync(_host);
        Task<HttpStatusCode> LockAsync(string code) => SendAsync(admin, "PUT", $"admin/users/{user.Id}/lock", code);

        for (var i = 0; i < LockoutAfter; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await LockAsync(admin.Factor!.WrongCodeAt(_clock)));

        Assert.Equal(HttpStatusCode.Unauthorized, await LockAsync(admin.Factor!.CodeAt(_clock, stepsAhead: 1)));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(admin, "DELETE", "me/two-factor", admin.Factor.RecoveryCodes[0]));
        (await user.GetAsync("me")).Is(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task A_right_password_does_not_clear_the_count_of_wrong_codes()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        var authenticator = await Authenticator.TurnOnAsync(user, _clock);

        for (var i = 0; i < LockoutAfter; i++)
        {
            await SendAsync(user, "DELETE", "me/two-factor", authenticator.WrongCodeAt(_clock));
            var withoutCode = await user.PostAsync("sessions", new { email = user.Email, password = user.Password });
            withoutCode.IsProblem(HttpStatusCode.Unauthorized);
        }

        var right = authenticator.CodeAt(_clock, stepsAhead: 1);
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(user, "DELETE", "me/two-factor", right));
    }

    [SkippableFact]
    public async Task A_reset_by_mail_does_not_clear_the_count_of_wrong_codes()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        var authenticator = await Authenticator.TurnOnAsync(user, _clock);
        for (var i = 0; i < LockoutAfter; i++)
            await SendAsync(user, "DELETE", "me/two-factor", authenticator.WrongCodeAt(_clock));
        var mailbox = new Mailbox(_host, user.Id);
        var confirmation = await mailbox.TokenAsync("Confirm your e-mail address");
        (await user.PostAsync("email-confirmations", new { token = confirmation })).Is(HttpStatusCode.NoContent);
        await user.PostAsync("password-resets", new { email = user.Email });
        var token = await mailbox.TokenAsync("Set a new password");
        (await user.PostAsync("password-resets/complete", new { token, newPassword = NewPassword })).Is(HttpStatusCode.NoContent);

        var code = authenticator.CodeAt(_clock, stepsAhead: 1);
        var signIn = await _host.Http.PostAsJsonAsync("/api/v1/sessions", new { email = user.Email, password = NewPassword, code });

        Assert.Equal(HttpStatusCode.Unauthorized, signIn.StatusCode);
    }

    [SkippableFact]
    public async Task Each_repetition_locks_codes_for_longer_until_a_right_one_clears_the_count()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        var authenticator = await Authenticator.TurnOnAsync(user, _clock);

        foreach (var minutes in (int[])[15, 30, 60])
        {
            for (var i = 0; i < LockoutAfter; i++)
                await SignInFromElsewhereAsync(user, authenticator.WrongCodeAt(_clock));
            _clock.Advance(TimeSpan.FromMinutes(minutes - 1));
            Assert.Equal(HttpStatusCode.Unauthorized, await SignInFromElsewhereAsync(user, authenticator.CodeAt(_clock)));
            _clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Equal(HttpStatusCode.Created, await SignInFromElsewhereAsync(user, authenticator.CodeAt(_clock)));
        for (var i = 1; i < LockoutAfter; i++)
            await SignInFromElsewhereAsync(user, authenticator.WrongCodeAt(_clock));
        Assert.Equal(HttpStatusCode.Created, await SignInFromElsewhereAsync(user, authenticator.CodeAt(_clock, stepsAhead: 1)));
    }

    [SkippableFact]
    public async Task The_owner_is_mailed_when_codes_are_locked()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        var authenticator = await Authenticator.TurnOnAsync(user, _clock);

        for (var i = 0; i < LockoutAfter; i++)
            await SendAsync(user, "POST", "sessions", authenticator.WrongCodeAt(_clock));

        var mailbox = new Mailbox(_host, user.Id);
        await Eventually.TrueAsync("a warning", async () =>
            (await mailbox.ListAsync()).Any(mail => mail.Subject == "Wrong codes were tried at your account"));
    }

    [SkippableFact]
    public async Task Wrong_first_codes_void_a_key_that_is_not_in_force_yet()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        var begun = await Authenticator.BeginAsync(user);

        for (var i = 0; i < LockoutAfter; i++)
            (await user.PostAsync("me/two-factor/confirm", new { code = begun.WrongCodeAt(_clock) })).IsProblem(HttpStatusCode.BadRequest);

        (await user.PostAsync("me/two-factor/confirm", new { code = begun.CodeAt(_clock) })).IsProblem(HttpStatusCode.Conflict);
        await Authenticator.TurnOnAsync(user, _clock);
    }

    [SkippableTheory]
    [InlineData("unlocked")]
    [InlineData("without its factor")]
    public async Task An_operator_lifts_a_lock_of_codes(string by)
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        var authenticator = await Authenticator.TurnOnAsync(user, _clock);
        for (var i = 0; i < LockoutAfter; i++)
            await SignInFromElsewhereAsync(user, authenticator.WrongCodeAt(_clock));

        if (by == "unlocked")
        {
            await _host.Services.GetRequiredService<UnlockUser>().ExecuteAsync(
                user.Id, ProvenReason.None, null, CancellationToken.None);
        }
        else
        {
            await _host.Services.GetRequiredService<RemoveSecondFactor>().ExecuteAsync(
                user.Id, ProvenReason.None, null, CancellationToken.None);
            user.Take(await TestUser.SignInAsync(_host, user.Email, user.Password));
            authenticator = await Authenticator.TurnOnAsync(user, _clock);
        }

        for (var i = 1; i < LockoutAfter; i++)
            await SignInFromElsewhereAsync(user, authenticator.WrongCodeAt(_clock));
        Assert.Equal(HttpStatusCode.Created, await SignInFromElsewhereAsync(user, authenticator.CodeAt(_clock, stepsAhead: 1)));
    }

    // Each from an address of its own, so that no address is locked for its wrong codes.
    private async Task<HttpStatusCode> SignInFromElsewhereAsync(TestUser user, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sessions")
        {
            Content = JsonContent.Create(new { email = user.Email, password = user.Password, code }),
        };
        request.Headers.Add("X-Forwarded-For", $"203.0.113.{++_addresses}");
        using var response = await _host.Http.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> SendAsync(TestUser user, string method, string path, string code)
    {
        object body = path switch
        {
            "sessions" => new { email = user.Email, password = user.Password, code },
            "me/api-keys" => new { name = "Key", scopes = new[] { "read" }, password = user.Password, code },
            "me/password" => new { currentPassword = user.Password, newPassword = NewPassword, code },
            _ => new { password = user.Password, code },
        };
        return (await user.SendAsync(HttpMethod.Parse(method), path, body)).Status;
    }
}

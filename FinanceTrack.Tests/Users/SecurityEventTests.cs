using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Users;

/// <summary>What an operator looks for after an attack is in the log, with an event id and no address.</summary>
public sealed class SecurityEventTests : IAsyncLifetime
{
    private readonly RecordedLogs _logs = [];
    private FinanceTrackHost _host = null!;

    public async Task InitializeAsync()
    {
        if (!FinanceTrackHost.IsElsewhere)
            _host = await FinanceTrackHost.StartAsync(new() { ["Users:LockoutAfter"] = "3" }, replace: _logs.AddTo);
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _logs.Dispose();
    }

    [SkippableFact]
    public async Task Every_change_of_who_gets_in_is_logged_and_no_address_with_it()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        AssertLogged(1145, user.Id);
        AssertLogged(1130, user.Id, user.SessionId);

        await SignInAsync(user.Email, "wrong password");
        await SignInAsync(user.Email, "wrong password");
        AssertLogged(1131, user.Id);
        AssertNotLogged(1132);
        await SignInAsync(user.Email, "wrong password");
        AssertLogged(1132, user.Id);
        await SignInAsync($"{Guid.NewGuid():N}@example.com", "wrong password");
        Assert.Contains(_logs, log => log.EventId == 1131 && log.Message.Contains("unknown account", StringComparison.Ordinal));

        await user.PostAsync("me/two-factor", new { password = "wrong password" });
        AssertLogged(1144, user.Id);

        var authenticator = await Authenticator.TurnOnAsync(user);
        AssertLogged(1135, user.Id);
        for (var i = 0; i < 3; i++)
        {
            var code = authenticator.WrongCodeAt(TimeProvider.System);
            await user.SendAsync(HttpMethod.Delete, "me/two-factor", new { password = user.Password, code });
        }

        AssertLogged(1134, user.Id);
        AssertLogged(1133, user.Id);

        Assert.DoesNotContain(_logs.Where(log => log.EventId is >= 1100 and < 1200), log =>
            log.Message.Contains("example.com", StringComparison.OrdinalIgnoreCase)
            || log.Message.Contains("127.0.0.1", StringComparison.Ordinal)
            || log.Message.Contains(user.Password, StringComparison.Ordinal)
            || authenticator.RecoveryCodes.Any(code => log.Message.Contains(code, StringComparison.Ordinal)));
    }

    [SkippableFact]
    public async Task Passwords_keys_roles_and_sessions_are_logged()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        var created = await user.PostAsync("me/api-keys", new { name = "Key", scopes = new[] { "read" }, password = user.Password });
        var key = created.Is(HttpStatusCode.Created).Id;
        AssertLogged(1153, user.Id, key);
        await user.DeleteAsync($"me/api-keys/{key}");
        AssertLogged(1154, user.Id, key);
        await user.PostAsync("me/password", new { currentPassword = user.Password, newPassword = "another long password" });
        AssertLogged(1136, user.Id);
        var token = await new Mailbox(_host, user.Id).TokenAsync("Confirm your e-mail address");
        await user.PostAsync("email-confirmations", new { token });
        AssertLogged(1151, user.Id);
        await _host.Services.GetRequiredService<MakeAdmin>().ExecuteAsync(user.Email, CancellationToken.None);
        AssertLogged(1160, user.Id);
        await user.DeleteAsync("sessions/current");
        AssertLogged(1142, user.Id, user.SessionId);
    }

    [SkippableFact]
    public async Task Refused_requests_and_forged_tokens_are_logged()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        (await user.GetAsync("admin/jobs")).IsProblem(HttpStatusCode.Forbidden);
        Assert.Contains(_logs, log => log.EventId == 1140
            && log.Message.Contains("ListJobs was refused with 403", StringComparison.Ordinal)
            && log.Message.Contains(user.Id.ToString(), StringComparison.Ordinal));

        var parts = user.AccessToken.Split('.');
        user.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", $"{parts[0]}.{parts[1]}.{new string('A', parts[2].Length)}");
        (await user.GetAsync("me")).IsProblem(HttpStatusCode.Unauthorized);
        AssertLogged(1141);
        Assert.Contains(
            _logs, log => log.EventId == 1140 && log.Message.Contains("GetProfile was refused with 401", StringComparison.Ordinal));
    }

    private Task<HttpResponseMessage> SignInAsync(string email, string password) =>
        _host.Http.PostAsJsonAsync("/api/v1/sessions", new { email, password });

    private void AssertLogged(int eventId, params Guid[] ids) => Assert.Contains(
        _logs, log => log.EventId == eventId && ids.All(id => log.Message.Contains(id.ToString(), StringComparison.Ordinal)));

    private void AssertNotLogged(int eventId) => Assert.DoesNotContain(_logs, log => log.EventId == eventId);
}

using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Transactions.Inbound;
using FinanceTrack.Domain.Users;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Tests.Users;

/// <summary>The events 1150 to 1181: credentials, operators, refusals and queue messages, with ids and never an address.</summary>
public sealed class AccountEventTests : IAsyncLifetime
{
    private const string NewPassword = "another long password";

    private readonly RecordedLogs _logs = [];
    private FinanceTrackHost _host = null!;

    public async Task InitializeAsync()
    {
        if (!FinanceTrackHost.IsElsewhere)
            _host = await FinanceTrackHost.StartAsync(new() { ["Inbound:RequireSender"] = "true" }, replace: _logs.AddTo);
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _logs.Dispose();
    }

    [SkippableFact]
    public async Task A_take_over_and_its_refused_confirmation_are_logged()
    {
        FinanceTrackHost.InProcessOnly();
        using var attacker = await TestUser.RegisterAsync(_host);
        var mails = new Mailbox(_host, attacker.Id);
        var confirmation = await mails.TokenAsync("Confirm your e-mail address");
        await _host.Http.PostAsJsonAsync("/api/v1/password-resets", new { email = attacker.Email });
        var reset = await mails.TokenAsync("Set a new password");

        await _host.Http.PostAsJsonAsync("/api/v1/email-confirmations", new { token = confirmation });
        AssertLogged(1152, attacker.Id);

        await _host.Http.PostAsJsonAsync("/api/v1/password-resets/complete", new { token = reset, newPassword = NewPassword });
        var owner = await TestUser.SignInAsync(_host, attacker.Email, NewPassword);
        AssertLogged(1150, attacker.Id, owner.GetProperty("userId").GetGuid());
        AssertNoSecret(attacker.Email, confirmation, reset);
    }

    [SkippableFact]
    public async Task Credentials_that_are_given_and_taken_are_logged()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        await Administrator.ConfirmAddressAsync(_host, user);
        AssertLogged(1151, user.Id);

        var created = await user.PostAsync("me/api-keys", new { name = "Key", scopes = new[] { "read" }, password = user.Password });
        var key = created.Is(HttpStatusCode.Created);
        AssertLogged(1153, user.Id, key.Id);
        (await user.DeleteAsync($"me/api-keys/{key.Id}")).Is(HttpStatusCode.NoContent);
        AssertLogged(1154, user.Id, key.Id);

        AssertNotLogged(1155);
        await user.PostAsync("me/password", new { currentPassword = user.Password, newPassword = NewPassword, revokeApiKeys = true });
        AssertLogged(1155, user.Id);
        AssertNoSecret(user.Email, key.Body.GetProperty("key").GetString()!, user.Password);
    }

    [SkippableFact]
    public async Task What_operators_do_is_logged_with_who_did_it()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(_host);
        AssertLogged(1160, admin.Id);
        using var other = await Administrator.RegisterAsync(_host);

        (await admin.GetAsync($"admin/users?email={other.Email}")).Is(HttpStatusCode.OK);
        foreach (var (eventId, method, path) in ((int, HttpMethod, string)[])
            [
                (1161, HttpMethod.Delete, $"admin/administrators/{other.Id}"),
                (1162, HttpMethod.Put, $"admin/users/{other.Id}/lock"),
                (1163, HttpMethod.Delete, $"admin/users/{other.Id}/lock"),
                (1164, HttpMethod.Delete, $"admin/users/{other.Id}/sessions"),
                (1165, HttpMethod.Delete, $"admin/users/{other.Id}/two-factor"),
            ])
        {
            AssertNotLogged(eventId);
            (await admin.SendAsync(method, path, eventId == 1164 ? null : admin.Proof())).Is(HttpStatusCode.NoContent);
            AssertLogged(eventId, other.Id, admin.Id);
        }

        AssertNoSecret(admin.Email, other.Email);
    }

    [SkippableFact]
    public async Task Refusals_for_an_ended_session_a_role_or_a_second_factor_are_logged()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);

        (await user.GetAsync("admin/jobs")).IsProblem(HttpStatusCode.Forbidden);
        AssertLogged(1171, user.Id);
        await Administrator.MakeAsync(_host, user);
        (await user.GetAsync("admin/jobs")).IsProblem(HttpStatusCode.Forbidden);
        AssertLogged(1172, user.Id);
        AssertNotLogged(1170);
        await EndElsewhereAsync(user);
        (await user.GetAsync("sessions")).IsProblem(HttpStatusCode.Unauthorized);
        AssertLogged(1170, user.Id, user.SessionId);
        AssertNoSecret(user.Email, user.AccessToken, user.RefreshToken);
    }

    [SkippableFact]
    public async Task Messages_of_unknown_users_and_of_senders_that_may_not_write_are_logged()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        const string Private = "someone@example.com";

        await _host.Services.GetRequiredService<RecordPoisonMessage>().ExecuteAsync(
            "transactions-inbound", "1", $$"""{"userId":"{{Guid.CreateVersion7()}}","note":"{{Private}}"}""", CancellationToken.None);
        AssertLogged(1180);
        await _host.Services.GetRequiredService<ReceiveTransactions>().ExecuteAsync(
            $$"""
            {"messageId":"1","userId":"{{user.Id}}","bookedOn":"2026-03-14","amount":-1,"currency":"EUR","description":"{{Private}}"}
            """,
            CancellationToken.None);
        AssertLogged(1181, user.Id);
        AssertNoSecret(user.Email, Private);
    }

    /// <summary>An event takes ids, numbers and our own words for a reason: an address has no way into it.</summary>
    [Theory]
    [InlineData(typeof(AccountEvents))]
    [InlineData(typeof(SecurityEvents))]
    public void Security_events_take_ids_and_outcomes_only(Type events)
    {
        string[] ownWords = ["reason", "change", "means", "function"];
        Type[] harmless = [typeof(Guid), typeof(Guid?), typeof(bool), typeof(int), typeof(DateTimeOffset)];
        var logged = events.GetMethods().Where(method => method.IsDefined(typeof(LoggerMessageAttribute))).ToList();

        Assert.NotEmpty(logged);
        Assert.All(logged, method => Assert.All(method.GetParameters(), parameter => Assert.True(
            harmless.Contains(parameter.ParameterType) || ownWords.Contains(parameter.Name), $"{method.Name}({parameter.Name})")));
        Assert.All(logged.Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()!), message =>
            Assert.Equal($"{message.EventId}", message.EventName));
    }

    // As another instance would: this one does not know of it.
    private async Task EndElsewhereAsync(TestUser user) => await _host.Services.GetRequiredService<Database>().WriteAsync(
        async session =>
        {
            await SessionTable.DeleteAsync(session, user.Id, user.SessionId);
            return true;
        },
        CancellationToken.None);

    private void AssertLogged(int eventId, params Guid[] ids) => Assert.Contains(_logs, log =>
        log.EventId == eventId && log.EventName == $"{eventId}"
        && ids.All(id => log.Message.Contains(id.ToString(), StringComparison.Ordinal)));

    private void AssertNotLogged(int eventId) => Assert.DoesNotContain(_logs, log => log.EventId == eventId);

    // In no line at all, whatever its event.
    private void AssertNoSecret(params string[] secrets) => Assert.DoesNotContain(_logs, log =>
        secrets.Any(secret => log.Message.Contains(secret, StringComparison.OrdinalIgnoreCase)));
}

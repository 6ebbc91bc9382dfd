using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinanceTrack.Domain.Data;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Users;

public sealed class SessionTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private static readonly Statement MoveUseSql = Statement.Of(
        "UPDATE RefreshTokens SET UsedAt = @Moved WHERE SessionId = @SessionId AND UsedAt IS NOT NULL");

    private readonly FinanceTrackHost _host = fixture.Host;

    [Fact]
    public async Task A_new_user_can_sign_in_and_see_its_profile()
    {
        using var user = await TestUser.RegisterAsync(_host, homeCurrency: "CHF");

        var answer = await user.Http.GetAsync("/api/v1/me");
        var profile = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("\"1\"", answer.Headers.ETag!.Tag);
        Assert.Equal(user.Id, profile.GetProperty("id").GetGuid());
        Assert.Equal(user.Email, profile.GetProperty("email").GetString());
        Assert.Equal("CHF", profile.GetProperty("homeCurrency").GetString());
        Assert.Equal("household", profile.GetProperty("accountKind").GetString());
        Assert.False(profile.GetProperty("emailConfirmed").GetBoolean());
    }

    [Fact]
    public async Task A_refresh_token_gives_the_next_one_and_a_good_access_token()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var first = user.RefreshToken;

        user.Take(await ReadAsync(await RefreshAsync(first)));

        Assert.NotEqual(first, user.RefreshToken);
        Assert.Equal(HttpStatusCode.OK, (await user.Http.GetAsync("/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await RefreshAsync(user.RefreshToken)).StatusCode);
    }

    [Fact]
    public async Task A_used_refresh_token_sent_by_another_client_ends_its_whole_family()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var first = user.RefreshToken;
        user.Take(await ReadAsync(await RefreshAsync(first)));

        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(first, "another client")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(user.RefreshToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await user.Http.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task A_client_that_lost_the_answer_to_a_refresh_gets_the_same_successor_again()
    {
        using var user = await TestUser.RegisterAsync(_host);

        var lost = await ReadAsync(await RefreshAsync(user.RefreshToken));
        user.Take(await ReadAsync(await RefreshAsync(user.RefreshToken)));

        Assert.Equal(lost.GetProperty("refreshToken").GetString(), user.RefreshToken);
        Assert.Equal(lost.GetProperty("sessionId").GetGuid(), user.SessionId);
        Assert.Equal(HttpStatusCode.OK, (await user.Http.GetAsync("/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await RefreshAsync(user.RefreshToken)).StatusCode);
    }

    [Fact]
    public async Task A_used_refresh_token_whose_successor_is_in_use_ends_its_whole_family()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var first = user.RefreshToken;
        user.Take(await ReadAsync(await RefreshAsync(first)));
        user.Take(await ReadAsync(await RefreshAsync(user.RefreshToken)));

        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(first)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(user.RefreshToken)).StatusCode);
    }

    [SkippableFact]
    public async Task A_used_refresh_token_sent_again_after_the_grace_ends_its_whole_family()
    {
        FinanceTrackHost.InProcessOnly();
        var database = _host.Services.GetRequiredService<Database>();
        foreach (var (seconds, expected) in new[] { (-25, HttpStatusCode.OK), (-35, HttpStatusCode.Unauthorized) })
        {
            using var user = await TestUser.RegisterAsync(_host);
            await RefreshAsync(user.RefreshToken);
            var moved = DateTimeOffset.UtcNow.AddSeconds(seconds);
            await database.WriteAsync(
                session => session.ExecuteAsync(MoveUseSql, new { Moved = moved, SessionId = user.SessionId }), CancellationToken.None);

            Assert.Equal(expected, (await RefreshAsync(user.RefreshToken)).StatusCode);
        }
    }

    [Fact]
    public async Task A_refresh_token_raced_by_one_client_gives_one_successor()
    {
        using var user = await TestUser.RegisterAsync(_host);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RefreshAsync(user.RefreshToken)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var sessions = await Task.WhenAll(answers.Select(ReadAsync));
        Assert.Single(sessions.Select(session => session.GetProperty("refreshToken").GetString()).Distinct());
    }

    [Fact]
    public async Task A_refresh_token_raced_by_many_clients_works_once_and_ends_the_family()
    {
        using var user = await TestUser.RegisterAsync(_host);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => RefreshAsync(user.RefreshToken, $"client {i}")));

        var winner = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        user.Take(await ReadAsync(winner));
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(user.RefreshToken)).StatusCode);
    }

    [Fact]
    public async Task A_family_that_ends_leaves_other_sessions_alone()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var other = await TestUser.SignInAsync(_host, user.Email, user.Password);
        await RefreshAsync(user.RefreshToken);

        await RefreshAsync(user.RefreshToken, "another client");

        Assert.Equal(HttpStatusCode.OK, (await RefreshAsync(other.GetProperty("refreshToken").GetString()!)).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_its_tokens()
    {
        using var user = await TestUser.RegisterAsync(_host);

        Assert.Equal(HttpStatusCode.NoContent, (await user.Http.DeleteAsync("/api/v1/sessions/current")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await user.Http.GetAsync("/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(user.RefreshToken)).StatusCode);
    }

    [Fact]
    public async Task Sessions_are_listed_newest_first_and_can_be_ended_one_by_one()
    {
        using var user = await TestUser.RegisterAsync(_host);
        await Eventually.NextMillisecondAsync();
        var other = await TestUser.SignInAsync(_host, user.Email, user.Password);
        var otherId = other.GetProperty("sessionId").GetGuid();

        var firstPage = await user.Http.GetFromJsonAsync<JsonElement>("/api/v1/sessions?limit=1");
        var cursor = firstPage.GetProperty("nextCursor").GetString();
        var secondPage = await user.Http.GetFromJsonAsync<JsonElement>($"/api/v1/sessions?limit=1&cursor={cursor}");
        var ended = await user.Http.DeleteAsync($"/api/v1/sessions/{otherId}");

        Assert.Equal(otherId, firstPage.GetProperty("items")[0].GetProperty("id").GetGuid());
        Assert.False(firstPage.GetProperty("items")[0].GetProperty("current").GetBoolean());
        Assert.Equal(user.SessionId, secondPage.GetProperty("items")[0].GetProperty("id").GetGuid());
        Assert.True(secondPage.GetProperty("items")[0].GetProperty("current").GetBoolean());
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(other.GetProperty("refreshToken").GetString()!)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await user.Http.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Another_users_session_is_not_there()
    {
        using var user = await TestUser.RegisterAsync(_host);
        using var other = await TestUser.RegisterAsync(_host);

        Assert.Equal(HttpStatusCode.NotFound, (await user.Http.DeleteAsync($"/api/v1/sessions/{other.SessionId}")).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await other.Http.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_answer_the_same()
    {
        using var user = await TestUser.RegisterAsync(_host);

        var wrong = await SignInAsync(user.Email, "not the password");
        var unknown = await SignInAsync($"{Guid.NewGuid():N}@example.com", "not the password");

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        Assert.Equal(
            (await ReadAsync(wrong)).GetProperty("detail").GetString(), (await ReadAsync(unknown)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        using var user = await TestUser.RegisterAsync(_host);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => SignInAsync(user.Email, $"wrong {i}")));

        Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(user.Email, user.Password)).StatusCode);
    }

    [Fact]
    public async Task An_address_is_known_in_any_case()
    {
        using var user = await TestUser.RegisterAsync(_host);

        Assert.Equal(HttpStatusCode.Created, (await SignInAsync(user.Email.ToUpperInvariant(), user.Password)).StatusCode);
    }

    [Theory]
    [InlineData(" ", "")]
    [InlineData("", "\r\n")]
    [InlineData("\t", "\u00a0")]
    public async Task White_space_around_an_address_is_ignored_at_sign_in(string before, string after)
    {
        using var user = await TestUser.RegisterAsync(_host);

        Assert.Equal(HttpStatusCode.Created, (await SignInAsync($"{before}{user.Email}{after}", user.Password)).StatusCode);
    }

    private async Task<HttpResponseMessage> RefreshAsync(string refreshToken, string client = "a client")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sessions/refresh");
        request.Content = JsonContent.Create(new { refreshToken });
        request.Headers.TryAddWithoutValidation("User-Agent", client);
        return await _host.Http.SendAsync(request);
    }

    private Task<HttpResponseMessage> SignInAsync(string email, string password) =>
        _host.Http.PostAsJsonAsync("/api/v1/sessions", new { email, password });

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Users;

public sealed class TwoFactorTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private readonly FinanceTrackHost _host = fixture.Host;

    [Fact]
    public async Task With_two_factor_on_a_password_alone_is_not_enough()
    {
        using var user = await TestUser.RegisterAsync(_host);
        await Authenticator.TurnOnAsync(user);

        var answer = await SignInAsync(user, code: null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.EndsWith("two-factor-required", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_does_not_tell_that_two_factor_is_on()
    {
        using var user = await TestUser.RegisterAsync(_host);
        await Authenticator.TurnOnAsync(user);

        var answer = await _host.Http.PostAsJsonAsync("/api/v1/sessions", new { email = user.Email, password = "not the password" });

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.EndsWith("unauthorized", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_signs_in_once_and_not_again_while_it_lasts()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var code = (await Authenticator.TurnOnAsync(user)).CodeAt(TimeProvider.System, stepsAhead: 1);

        Assert.Equal(HttpStatusCode.Created, (await SignInAsync(user, code)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(user, code)).StatusCode);
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var codes = (await Authenticator.TurnOnAsync(user)).RecoveryCodes;

        Assert.Equal(10, codes.Count);
        Assert.All(codes, code => Assert.Matches("^([A-Z2-7]{6}-){3}[A-Z2-7]{6}$", code)); // 120 bits.
        Assert.Equal(HttpStatusCode.Created, (await SignInAsync(user, codes[3])).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(user, codes[3])).StatusCode);
        var typed = codes[4].ToLowerInvariant().Replace("-", "", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await SignInAsync(user, typed)).StatusCode);
        var state = await user.Http.GetFromJsonAsync<JsonElement>("/api/v1/me/two-factor");
        Assert.True(state.GetProperty("enabled").GetBoolean());
        Assert.Equal(8, state.GetProperty("recoveryCodesLeft").GetInt32());
    }

    [Fact]
    public async Task Two_factor_is_turned_off_with_password_and_code()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var codes = (await Authenticator.TurnOnAsync(user)).RecoveryCodes;

        Assert.Equal(HttpStatusCode.Unauthorized, await TurnOffAsync(user, code: null));
        Assert.Equal(HttpStatusCode.NoContent, await TurnOffAsync(user, codes[0]));

        Assert.Equal(HttpStatusCode.Created, (await SignInAsync(user, code: null)).StatusCode);
    }

    [Fact]
    public async Task New_recovery_codes_void_the_old_ones()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var codes = (await Authenticator.TurnOnAsync(user)).RecoveryCodes;

        var renewed = await user.Http.PostAsJsonAsync(
            "/api/v1/me/two-factor/recovery-codes", new { password = user.Password, code = codes[0] });

        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(user, codes[1])).StatusCode);
    }

    [Fact]
    public async Task A_password_change_asks_for_a_code_where_two_factor_is_on()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var codes = (await Authenticator.TurnOnAsync(user)).RecoveryCodes;
        const string newPassword = "another long password";

        var without = await user.PostAsync("me/password", new { currentPassword = user.Password, newPassword });
        var wrong = await user.PostAsync(
            "me/password", new { currentPassword = user.Password, newPassword, code = "AAAAAA-AAAAAA-AAAAAA-AAAAAA" });
        var right = await user.PostAsync("me/password", new { currentPassword = user.Password, newPassword, code = codes[0] });

        var problem = without.IsProblem(HttpStatusCode.Unauthorized).Body.GetProperty("type").GetString();
        Assert.EndsWith("two-factor-required", problem, StringComparison.Ordinal);
        wrong.IsProblem(HttpStatusCode.Unauthorized);
        right.Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task An_authenticator_is_not_in_force_before_its_first_code()
    {
        using var user = await TestUser.RegisterAsync(_host);
        await Authenticator.BeginAsync(user);

        var wrong = await user.Http.PostAsJsonAsync("/api/v1/me/two-factor/confirm", new { code = "000000x" });

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await SignInAsync(user, code: null)).StatusCode);
    }

    private Task<HttpResponseMessage> SignInAsync(TestUser user, string? code) =>
        _host.Http.PostAsJsonAsync("/api/v1/sessions", new { email = user.Email, password = user.Password, code });

    private static async Task<HttpStatusCode> TurnOffAsync(TestUser user, string? code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/me/two-factor")
        {
            Content = JsonContent.Create(new { password = user.Password, code }),
        };
        return (await user.Http.SendAsync(request)).StatusCode;
    }
}

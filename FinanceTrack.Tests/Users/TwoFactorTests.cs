using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinanceTrack.Domain.Users.TwoFactor;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Users;

public sealed class TwoFactorTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private readonly FinanceTrackHost _host = fixture.Host;

    [Fact]
    public async Task With_two_factor_on_a_password_alone_is_not_enough()
    {
        using var user = await TestUser.RegisterAsync(_host);
        await TurnOnAsync(user);

        var answer = await SignInAsync(user, code: null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.EndsWith("two-factor-required", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_does_not_tell_that_two_factor_is_on()
    {
        using var user = await TestUser.RegisterAsync(_host);
        await TurnOnAsync(user);

        var answer = await _host.Http.PostAsJsonAsync("/api/v1/sessions", new { email = user.Email, password = "not the password" });

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.EndsWith("unauthorized", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_signs_in_once_and_not_again_while_it_lasts()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var (key, _) = await TurnOnAsync(user);
        var code = CodeOf(key, stepsAhead: 1);

        Assert.Equal(HttpStatusCode.Created, (await SignInAsync(user, code)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(user, code)).StatusCode);
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var (_, codes) = await TurnOnAsync(user);

        Assert.Equal(10, codes.Count);
        Assert.Equal(HttpStatusCode.Created, (await SignInAsync(user, codes[3])).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(user, codes[3])).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await SignInAsync(user, codes[4].ToLowerInvariant())).StatusCode);
        var state = await user.Http.GetFromJsonAsync<JsonElement>("/api/v1/me/two-factor");
        Assert.True(state.GetProperty("enabled").GetBoolean());
        Assert.Equal(8, state.GetProperty("recoveryCodesLeft").GetInt32());
    }

    [Fact]
    public async Task Two_factor_is_turned_off_with_password_and_code()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var (_, codes) = await TurnOnAsync(user);

        Assert.Equal(HttpStatusCode.Unauthorized, await TurnOffAsync(user, code: null));
        Assert.Equal(HttpStatusCode.NoContent, await TurnOffAsync(user, codes[0]));

        Assert.Equal(HttpStatusCode.Created, (await SignInAsync(user, code: null)).StatusCode);
    }

    [Fact]
    public async Task New_recovery_codes_void_the_old_ones()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var (_, codes) = await TurnOnAsync(user);

        var renewed = await user.Http.PostAsJsonAsync("/api/v1/me/two-factor/recovery-codes", new { password = user.Password, code = codes[0] });

        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(user, codes[1])).StatusCode);
    }

    [Fact]
    public async Task An_authenticator_is_not_in_force_before_its_first_code()
    {
        using var user = await TestUser.RegisterAsync(_host);
        await BeginAsync(user);

        var wrong = await user.Http.PostAsJsonAsync("/api/v1/me/two-factor/confirm", new { code = "000000x" });

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await SignInAsync(user, code: null)).StatusCode);
    }

    private static async Task<(byte[] Key, IReadOnlyList<string> RecoveryCodes)> TurnOnAsync(TestUser user)
    {
        var key = await BeginAsync(user);
        var confirmed = await user.Http.PostAsJsonAsync("/api/v1/me/two-factor/confirm", new { code = CodeOf(key, stepsAhead: 0) });
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        var body = await confirmed.Content.ReadFromJsonAsync<JsonElement>();
        return (key, [.. body.GetProperty("codes").EnumerateArray().Select(code => code.GetString()!)]);
    }

    private static async Task<byte[]> BeginAsync(TestUser user)
    {
        var begun = await user.Http.PostAsJsonAsync("/api/v1/me/two-factor", new { password = user.Password });
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        var body = await begun.Content.ReadFromJsonAsync<JsonElement>();
        Assert.StartsWith("otpauth://totp/", body.GetProperty("uri").GetString(), StringComparison.Ordinal);
        return Base32.Decode(body.GetProperty("key").GetString()!);
    }

    private static string CodeOf(byte[] key, int stepsAhead) =>
        TotpCode.Compute(key, TotpCode.StepAt(TimeProvider.System.GetUtcNow()) + stepsAhead);

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

using System.Net;
using System.Net.Http.Json;
using System.Text;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Users;

public sealed class RegistrationTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private readonly FinanceTrackHost _host = fixture.Host;

    [Fact]
    public async Task An_address_is_registered_once_in_any_case()
    {
        using var user = await TestUser.RegisterAsync(_host);

        var again = await _host.Http.PostAsJsonAsync(
            "/api/v1/users", new { email = user.Email.ToUpperInvariant(), password = "a long and quiet password" });

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task An_address_registered_by_many_at_once_is_registered_by_one()
    {
        var body = new { email = $"{Guid.NewGuid():N}@example.com", password = "a long and quiet password" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _host.Http.PostAsJsonAsync("/api/v1/users", body)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_mail_to_an_unconfirmed_address_contains_no_text_of_the_sender()
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        var registered = await _host.Http.PostAsJsonAsync(
            "/api/v1/users", new { email, password = TestUser.DefaultPassword, displayName = "You won: http://example.org" });
        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);
        using var user = await TestUser.SignedInAsync(_host, email);
        var mailbox = new Mailbox(_host, user.Id);
        await mailbox.TokenAsync("Confirm your e-mail address");

        var mail = Assert.Single(await mailbox.ListAsync());

        Assert.StartsWith("Hello,", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", mail.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email", "\"unknown\"")]
    [InlineData("email", "\"a@b\"")]
    [InlineData("email", "\"a b@example.com\"")]
    [InlineData("email", "\"a@example.com\\r\\nBcc: b@example.com\"")]
    [InlineData("email", "\"a\\u0000@example.com\"")]
    [InlineData("email", "null")]
    [InlineData("email", "42")]
    [InlineData("password", "\"short\"")]
    [InlineData("password", "\"aaaaaaaaaaaa\"")]
    [InlineData("password", "\"long enough \\u0000 but\"")]
    [InlineData("password", "null")]
    [InlineData("displayName", "\"\"")]
    [InlineData("displayName", "\" padded \"")]
    [InlineData("displayName", "\"line\\nbreak\"")]
    [InlineData("homeCurrency", "\"eur\"")]
    [InlineData("homeCurrency", "\"XXX\"")]
    [InlineData("homeCurrency", "null")]
    [InlineData("timeZone", "\"Mars/Olympus\"")]
    [InlineData("timeZone", "\"../../etc/passwd\"")]
    [InlineData("timeZone", "\"W. Europe Standard Time\"")]
    [InlineData("timeZone", "null")]
    [InlineData("locale", "\"xx-not-a-locale-at-all\"")]
    [InlineData("locale", "\"\"")]
    [InlineData("locale", "null")]
    [InlineData("accountKind", "\"charity\"")]
    [InlineData("accountKind", "1")]
    [InlineData("role", "\"admin\"")]
    public async Task A_field_that_is_wrong_is_refused_and_named(string field, string json)
    {
        var fields = new Dictionary<string, string>
        {
            ["email"] = $"\"{Guid.NewGuid():N}@example.com\"",
            ["password"] = "\"a long and quiet password\"",
            [field] = json,
        };
        var body = "{" + string.Join(',', fields.Select(f => $"\"{f.Key}\":{f.Value}")) + "}";

        var answer = await _host.Http.PostAsync("/api/v1/users", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"/{field}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_refused()
    {
        var body = $$"""{"email":"{{Guid.NewGuid():N}}@example.com","password":"long enough \ud800 but broken"}""";

        var answer = await _host.Http.PostAsync("/api/v1/users", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}

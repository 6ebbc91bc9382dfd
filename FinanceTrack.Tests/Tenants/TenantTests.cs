using System.Net;
using System.Net.Http.Json;
using FinanceTrack.Tests.Http;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Tenants;

public sealed class TenantTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Fact]
    public void Every_function_is_walked() => Assert.Empty(
        HttpFunction.All.Where(function => function.Role is null).Select(function => function.Name).Except(Attempts.ByFunction.Keys));

    [Theory, MemberData(nameof(HttpFunction.Names), MemberType = typeof(HttpFunction))]
    public async Task Another_users_data_is_neither_shown_nor_changed(string name)
    {
        var function = HttpFunction.Named(name);
        if (function.Role is not null)
            return; // Not a user's to call at all: see AccessTests.
        using var victim = await Victim.RegisterAsync(fixture.Host);
        var before = await victim.ReadStateAsync();

        foreach (var attempt in Attempts.ByFunction[name](victim))
        {
            using var attacker = await TestUser.RegisterAsync(fixture.Host);
            var answer = await SendAsync(attacker, function, attempt);

            Assert.True((int)answer.Status < 500, answer.Text);
            if (attempt.Expected is { } expected)
                answer.Is(expected);
            Assert.All(victim.Secrets, secret => Assert.DoesNotContain(secret, answer.Text, StringComparison.OrdinalIgnoreCase));
            if (function.NamesAThing)
                answer.IsProblem(HttpStatusCode.NotFound);
        }

        Assert.Equal(before, await victim.ReadStateAsync());
    }

    [Theory, MemberData(nameof(HttpFunction.Names), MemberType = typeof(HttpFunction))]
    public async Task An_id_of_ones_own_and_one_that_never_was_look_alike_to_others(string name)
    {
        var function = HttpFunction.Named(name);
        if (function.Role is not null || !function.NamesAThing)
            return;
        using var victim = await Victim.RegisterAsync(fixture.Host);
        using var attacker = await TestUser.RegisterAsync(fixture.Host);

        var attempt = Attempts.ByFunction[name](victim)[0];
        var theirs = await SendAsync(attacker, function, attempt);
        var nobodys = await SendAsync(attacker, function, attempt with { Path = function.PathToNothing });

        Assert.Equal(WithoutTrace(nobodys), WithoutTrace(theirs));
    }

    private static async Task<Answer> SendAsync(TestUser user, HttpFunction function, Attempt attempt)
    {
        using var request = new HttpRequestMessage(
            function.Method, attempt.Path.StartsWith('/') ? attempt.Path : $"/api/v1/{attempt.Path}");
        if (attempt.Body is not null)
            request.Content = JsonContent.Create(attempt.Body);
        using var response = await user.Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    private static string WithoutTrace(Answer answer) =>
        string.Join('\n', answer.Body.EnumerateObject().Where(field => field.Name != "traceId").Select(field => field.ToString()));
}

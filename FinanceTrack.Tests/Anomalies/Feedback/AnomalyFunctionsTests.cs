using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Anomalies.Feedback;

public sealed class AnomalyFunctionsTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private readonly FinanceTrackHost _host = fixture.Host;

    [Fact]
    public async Task An_alert_is_listed_answered_and_the_answer_withdrawn()
    {
        using var user = await TestUser.RegisterAsync(_host);
        var alert = await AlertAsync(user);
        var feedback = $"/api/v1/anomalies/{alert}/feedback";

        var answered = await user.Http.PutAsJsonAsync(feedback, new { answer = "confirmed" });
        var confirmed = await ListAsync(user, "?answer=confirmed");
        var stale = await SendAsync(user, HttpMethod.Delete, feedback, ifMatch: "\"7\"");
        var withdrawn = await SendAsync(user, HttpMethod.Delete, feedback, ifMatch: answered.Headers.ETag!.Tag);

        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Equal(alert, Assert.Single(confirmed).GetProperty("transaction").GetProperty("id").GetGuid());
        Assert.Equal("confirmed", confirmed[0].GetProperty("feedback").GetProperty("answer").GetString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        Assert.Empty(await ListAsync(user, "?answer=confirmed"));
        Assert.Single(await ListAsync(user, "?answer=open"));
    }

    [Fact]
    public async Task Another_users_alert_is_not_found_and_not_changed()
    {
        using var owner = await TestUser.RegisterAsync(_host);
        using var stranger = await TestUser.RegisterAsync(_host);
        var feedback = $"/api/v1/anomalies/{await AlertAsync(owner)}/feedback";
        await owner.Http.PutAsJsonAsync(feedback, new { answer = "dismissed" });

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.PutAsJsonAsync(feedback, new { answer = "confirmed" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.DeleteAsync(feedback)).StatusCode);
        Assert.Empty(await ListAsync(stranger));
        Assert.Single(await ListAsync(owner, "?answer=dismissed"));
    }

    [Theory]
    [InlineData("""{"answer":"perhaps"}""")]
    [InlineData("""{"answer":0}""")]
    [InlineData("""{"answer":null}""")]
    [InlineData("""{}""")]
    [InlineData("""{"answer":"confirmed","why":"because"}""")]
    public async Task An_answer_that_is_none_is_refused(string body)
    {
        using var user = await TestUser.RegisterAsync(_host);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var answer = await user.Http.PutAsync($"/api/v1/anomalies/{Guid.NewGuid()}/feedback", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    /// <summary>Records two months of lunches and then something expensive in the middle of the night; the id of the latter.</summary>
    private static async Task<Guid> AlertAsync(TestUser user)
    {
        var start = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var lunches = Enumerable.Range(0, 60).Select(i => Transaction(start.AddDays(i), -12 - (i % 5), "Noodle bar"));
        var recorded = await user.Http.PostAsJsonAsync("/api/v1/transactions/batch", new { items = lunches });
        Assert.True(recorded.IsSuccessStatusCode);

        var odd = await user.Http.PostAsJsonAsync(
            "/api/v1/transactions", Transaction(start.AddDays(60).AddHours(-8), -4_200, "Watches Intl"));
        var body = await odd.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(body.GetProperty("anomaly").GetProperty("isAnomaly").GetBoolean());
        return body.GetProperty("id").GetGuid();
    }

    private static object Transaction(DateTimeOffset at, decimal amount, string description) => new
    {
        bookedOn = DateOnly.FromDateTime(at.Date),
        occurredAt = at,
        amount,
        currency = "EUR",
        description,
    };

    private static async Task<List<JsonElement>> ListAsync(TestUser user, string query = "")
    {
        var answer = await user.Http.GetFromJsonAsync<JsonElement>($"/api/v1/anomalies{query}");
        return [.. answer.GetProperty("items").EnumerateArray()];
    }

    private static async Task<HttpResponseMessage> SendAsync(TestUser user, HttpMethod method, string path, string ifMatch)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await user.Http.SendAsync(request);
    }
}

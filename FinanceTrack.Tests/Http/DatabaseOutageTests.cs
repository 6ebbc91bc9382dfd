using System.Net;
using FinanceTrack.Domain.Data;
using FinanceTrack.Functions.Http;
using FinanceTrack.Tests.LocalHost;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Hosting;

namespace FinanceTrack.Tests.Http;

public sealed class DatabaseOutageTests
{
    [SkippableFact]
    public async Task A_request_that_finds_no_database_is_told_to_come_back_and_no_secret()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(new()
        {
            ["Database:Provider"] = nameof(DatabaseProvider.SqlServer),
            ["Database:ConnectionString"] = "Server=127.0.0.1,1;User ID=unknown;Password=hush;Connect Timeout=1",
            ["Database:PatienceSeconds"] = "0",
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/categories")
        {
            Headers = { { "X-Api-Key", "ft_" + new string('a', 43) } }
        };

        using var answer = await host.Http.SendAsync(request);

        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, text);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromSeconds(10), answer.Headers.RetryAfter?.Delta);
        Assert.Contains("problems/unavailable", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", text, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("k-1", 10)]
    public async Task A_request_with_an_unknown_outcome_is_told_to_repeat_only_where_that_is_safe(string? key, int? secondsToWait)
    {
        await using var host = await SmallApp.StartAsync(
            [typeof(OutageFunctions)], [], builder => builder.UseMiddleware<ExceptionMiddleware>());
        using var client = new HttpClient { BaseAddress = host.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, "cut-off");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(secondsToWait, answer.Headers.RetryAfter?.Delta?.TotalSeconds);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("problems/outcome-unknown", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", text, StringComparison.Ordinal);
    }
}

using System.Net;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Health;

public sealed class HealthTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task A_running_host_is_live_and_ready_to_anyone()
    {
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(fixture.Host, "api/v1/health/live")).Status);
        var (status, body) = await AskAsync(fixture.Host, "api/v1/health/ready");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            """{"status":"ready","checks":{"database":{"status":"ok"},"migrations":{"status":"ok"},"storage":{"status":"ok"}}}""",
            body.Replace(",\"detail\":null", "", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_host_without_its_database_is_live_but_not_ready_and_says_why()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(new()
        {
            ["Database:ConnectionString"] = "Data Source=/nowhere/at/all.db;Password=hush",
        });

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(host, "api/v1/health/live")).Status);
        var (status, body) = await AskAsync(host, "api/v1/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        var checks = JsonDocument.Parse(body).RootElement.GetProperty("checks");
        Assert.Equal("It does not answer.", checks.GetProperty("database").GetProperty("detail").GetString());
        Assert.Contains("run `migrate`", checks.GetProperty("migrations").GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("ok", checks.GetProperty("storage").GetProperty("status").GetString());
        Assert.DoesNotContain("hush", body, StringComparison.Ordinal);
        Assert.DoesNotContain("nowhere", body, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(FinanceTrackHost host, string path)
    {
        using var answer = await host.Http.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}

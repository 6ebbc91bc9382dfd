using System.Net;
using System.Reflection;
using System.Text.Json;
using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Data.Migrations;
using FinanceTrack.Domain.Health;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Tests.ModelRegistry;
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
        var json = JsonDocument.Parse(body).RootElement;
        Assert.Equal("ready", json.GetProperty("status").GetString());
        Assert.Equal(
            """{"database":{"status":"ok"},"migrations":{"status":"ok"},"storage":{"status":"ok"}}""",
            json.GetProperty("checks").GetRawText().Replace(",\"detail\":null", "", StringComparison.Ordinal));
        // Versions are for administrators.
        Assert.Equal(["status", "checks"], json.EnumerateObject().Select(property => property.Name));
    }

    [SkippableFact]
    public async Task An_administrator_sees_the_build_the_schema_and_the_models_of_a_host()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync();
        var store = new ModelStore(host.Blobs);
        var version = await SmallClassifier.SaveAsync(store, 1, TimeProvider.System.GetUtcNow(), new Dictionary<string, double>());
        await new Registry(store, TimeProvider.System, new ExpenseClassifierFormat()).PromoteAsync(SmallClassifier.Kind, version);
        using var user = await TestUser.RegisterAsync(host);
        await user.RecordAsync(-1m);
        using var admin = await Administrator.RegisterAsync(host);

        var json = (await admin.GetAsync("admin/versions")).Is(HttpStatusCode.OK).Body;

        Assert.Equal(
            typeof(CheckReadiness).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
            json.GetProperty("build").GetString());
        Assert.Equal(SchemaVersion.Newest, json.GetProperty("schema").GetInt64());
        Assert.Equal(version, json.GetProperty("models").GetProperty(SmallClassifier.Kind).GetString());
        Assert.False(json.GetProperty("models").TryGetProperty("anomaly-scorer", out _));
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

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Jobs;

/// <summary>Jobs over HTTP and through the real queue, as an administrator sees them.</summary>
public sealed class JobAdminTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private static readonly Uri Jobs = new("/api/v1/admin/jobs", UriKind.Relative);

    [SkippableFact]
    public async Task A_job_that_an_administrator_starts_runs_and_can_be_watched()
    {
        using var admin = await Administrator.RegisterAsync(fixture.Host);

        using var started = await admin.Http.PostAsJsonAsync(Jobs, new { kind = "recompute-summaries" });
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        var location = started.Headers.Location!;

        await Eventually.TrueAsync("the job has succeeded", async () =>
            (await admin.Http.GetFromJsonAsync<JsonElement>(location)).GetProperty("status").GetString() == "succeeded");
        var ended = await admin.Http.GetFromJsonAsync<JsonElement>(location);
        Assert.Equal(1, ended.GetProperty("progress").GetDouble());
        Assert.Equal(admin.Id, ended.GetProperty("requestedBy").GetGuid());
        var listed = await admin.Http.GetFromJsonAsync<JsonElement>("/api/v1/admin/jobs?kind=recompute-summaries&status=succeeded");
        Assert.Contains(
            listed.GetProperty("items").EnumerateArray(), job => job.GetProperty("id").GetGuid() == ended.GetProperty("id").GetGuid());
        using var cancelled = await admin.Http.DeleteAsync(location);
        Assert.Equal(HttpStatusCode.Conflict, cancelled.StatusCode);
    }

    [SkippableFact]
    public async Task A_repeated_request_with_the_same_key_starts_one_job()
    {
        using var admin = await Administrator.RegisterAsync(fixture.Host);
        admin.Http.DefaultRequestHeaders.Add("Idempotency-Key", "once");

        using var first = await admin.Http.PostAsJsonAsync(Jobs, new { kind = "recompute-summaries" });
        using var again = await admin.Http.PostAsJsonAsync(Jobs, new { kind = "recompute-summaries" });

        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
    }

    [SkippableFact]
    public async Task A_failed_job_is_retried_as_a_new_one_and_others_are_not()
    {
        using var admin = await Administrator.RegisterAsync(fixture.Host);
        var job = (await admin.PostAsync("admin/jobs", new { kind = "verify-audit", parameters = new { knownEnd = "1:unknown" } })).Id;
        await Eventually.TrueAsync("the job has failed", async () => await StatusAsync(admin, job) == "failed");

        var retried = (await admin.SendAsync(HttpMethod.Post, $"admin/jobs/{job}/retry")).Is(HttpStatusCode.Created);

        Assert.NotEqual(job, retried.Id);
        Assert.Equal("1:unknown", retried.Body.GetProperty("parameters").GetProperty("knownEnd").GetString());
        await Eventually.TrueAsync("it has failed again", async () => await StatusAsync(admin, retried.Id) == "failed");
        (await admin.SendAsync(HttpMethod.Post, $"admin/jobs/{Guid.NewGuid()}/retry")).IsProblem(HttpStatusCode.NotFound);
        var sound = (await admin.PostAsync("admin/jobs", new { kind = "recompute-summaries", ledgerId = admin.LedgerId })).Id;
        await Eventually.TrueAsync("the other has succeeded", async () => await StatusAsync(admin, sound) == "succeeded");
        (await admin.SendAsync(HttpMethod.Post, $"admin/jobs/{sound}/retry")).IsProblem(HttpStatusCode.Conflict);
    }

    [SkippableFact]
    public async Task Every_kind_can_be_listed_and_names_its_parameters()
    {
        using var admin = await Administrator.RegisterAsync(fixture.Host);

        var kinds = await admin.GetAsync("admin/job-kinds");

        var items = kinds.Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray().ToList();
        Assert.Contains(items, kind => kind.GetProperty("kind").GetString() == "recompute-summaries");
        Assert.Equal(
            "knownEnd",
            Assert.Single(items.Single(kind => kind.GetProperty("kind").GetString() == "verify-audit")
                .GetProperty("parameters").EnumerateArray()).GetString());
    }

    [SkippableFact]
    public async Task What_no_job_can_be_made_of_is_refused()
    {
        using var admin = await Administrator.RegisterAsync(fixture.Host);

        object[] bodies = [new { }, new { kind = "dance" }, new { kind = 7 }, new { kind = "recompute-summaries", colour = "red" }];
        foreach (var body in bodies)
        {
            using var answer = await admin.Http.PostAsJsonAsync(Jobs, body);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        foreach (var status in (string[])["7", "queued,running", "+1", ""])
        {
            using var badStatus = await admin.Http.GetAsync(new Uri($"/api/v1/admin/jobs?status={status}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.BadRequest, badStatus.StatusCode);
        }

        using var absent = await admin.Http.GetAsync(new Uri($"/api/v1/admin/jobs/{Guid.NewGuid()}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
    }

    [Fact]
    public async Task Jobs_are_for_administrators_only()
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);

        using var listed = await user.Http.GetAsync(Jobs);
        using var started = await user.Http.PostAsJsonAsync(Jobs, new { kind = "recompute-summaries" });
        using var anonymous = await fixture.Host.Http.GetAsync(Jobs);

        Assert.Equal(HttpStatusCode.Forbidden, listed.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, started.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
    }

    private static async Task<string?> StatusAsync(TestUser admin, Guid job) =>
        (await admin.GetAsync($"admin/jobs/{job}")).Is(HttpStatusCode.OK).Body.GetProperty("status").GetString();
}

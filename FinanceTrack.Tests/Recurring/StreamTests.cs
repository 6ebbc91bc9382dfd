using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using FinanceTrack.Tests.Insights;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Recurring;

public sealed class StreamTests(HostFixture fixture) : SignedInTests(fixture)
{
    [SkippableFact]
    public async Task A_ledgers_streams_are_listed_with_their_next_payment()
    {
        FinanceTrackHost.InProcessOnly();
        await PrepareAsync();

        var rent = await StreamAsync("rent", "hausverwaltung");

        Assert.Equal("monthly", rent.GetProperty("period").GetString());
        Assert.Equal(-850m, rent.GetProperty("amount").GetDecimal());
        Assert.Equal("EUR", rent.GetProperty("currency").GetString());
        Assert.True(rent.GetProperty("nextDate").GetDateTime() > DateTime.UtcNow.Date.AddDays(-10));
        Assert.Equal(12, rent.GetProperty("transactionIds").GetArrayLength());
        Assert.True((await StreamAsync("salary", "nordwerk")).GetProperty("isIncome").GetBoolean());
    }

    [SkippableFact]
    public async Task A_dismissed_stream_does_not_come_back()
    {
        FinanceTrackHost.InProcessOnly();
        await PrepareAsync();
        var id = (await StreamAsync("rent", "hausverwaltung")).GetProperty("id").GetGuid();

        (await User.PatchAsync($"recurring/{id}", new { decision = "dismissed" })).Is(HttpStatusCode.OK);
        await User.RecordAsync(-850m, DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StoredHousehold.Rent);
        await StoredHousehold.RefreshAsync(Host, User);

        Assert.DoesNotContain(await User.ListAllAsync("recurring"), stream => IsOf(stream, "hausverwaltung"));
        Assert.DoesNotContain(await CalendarAsync(), payment => payment.GetProperty("streamId").GetGuid() == id);
        var dismissed = Assert.Single(await User.ListAllAsync("recurring?decision=dismissed"));
        Assert.Equal(id, dismissed.GetProperty("id").GetGuid());
    }

    [SkippableFact]
    public async Task A_stream_that_is_over_expects_nothing_more()
    {
        FinanceTrackHost.InProcessOnly();
        await PrepareAsync();
        var id = (await StreamAsync("subscription", "streamora")).GetProperty("id").GetGuid();

        var ended = (await User.PatchAsync($"recurring/{id}", new { decision = "ended", name = "Films" })).Is(HttpStatusCode.OK).Body;
        await StoredHousehold.RefreshAsync(Host, User);

        var stream = (await User.ListAllAsync("recurring?status=ended")).Single(s => s.GetProperty("id").GetGuid() == id);
        Assert.Equal("Films", stream.GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, ended.GetProperty("nextDate").ValueKind);
        Assert.Equal(JsonValueKind.Null, stream.GetProperty("nextDate").ValueKind);
    }

    [SkippableFact]
    public async Task A_run_without_news_changes_no_version()
    {
        FinanceTrackHost.InProcessOnly();
        await PrepareAsync();
        var before = await User.ListAllAsync("recurring");

        await StoredHousehold.RefreshAsync(Host, User);

        Assert.Equal(
            before.Select(stream => stream.GetRawText()), (await User.ListAllAsync("recurring")).Select(stream => stream.GetRawText()));
    }

    [SkippableFact]
    public async Task A_stale_version_is_refused()
    {
        FinanceTrackHost.InProcessOnly();
        await PrepareAsync();
        var id = (await StreamAsync("rent", "hausverwaltung")).GetProperty("id").GetGuid();

        (await User.PatchAsync($"recurring/{id}", new { name = "Rent" }, ifMatch: "\"1\"")).Is(HttpStatusCode.OK);

        (await User.PatchAsync($"recurring/{id}", new { name = "Flat" }, ifMatch: "\"1\"")).IsProblem(HttpStatusCode.PreconditionFailed);
        (await User.PatchAsync($"recurring/{id}", new { name = " " })).IsProblem(HttpStatusCode.BadRequest);
        (await User.PatchAsync($"recurring/{id}", new { decision = "maybe" })).IsProblem(HttpStatusCode.BadRequest);
    }

    [SkippableFact]
    public async Task The_calendar_is_json_or_icalendar()
    {
        FinanceTrackHost.InProcessOnly();
        await PrepareAsync();

        var rents = (await CalendarAsync()).Where(payment => payment.GetProperty("amount").GetDecimal() == -850m).ToList();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/recurring/calendar");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/calendar"));
        using var response = await User.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(3, rents.Count);
        Assert.Equal("text/calendar", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("BEGIN:VEVENT", text, StringComparison.Ordinal);
        Assert.Contains("-850.00 EUR", text, StringComparison.Ordinal);
        (await User.GetAsync("recurring/calendar?from=2026-02-01&to=2026-01-01")).IsProblem(HttpStatusCode.BadRequest);
    }

    private async Task PrepareAsync()
    {
        await StoredHousehold.RecordAsync(User);
        await StoredHousehold.RefreshAsync(Host, User);
    }

    private async Task<JsonElement> StreamAsync(string what, string merchant)
    {
        var streams = (await User.ListAllAsync("recurring")).Where(stream => IsOf(stream, merchant)).ToList();
        Assert.True(streams.Count == 1, $"There are {streams.Count} streams of the {what}.");
        return streams[0];
    }

    private async Task<List<JsonElement>> CalendarAsync()
    {
        var from = DateOnly.FromDateTime(DateTime.UtcNow);
        from = new DateOnly(from.Year, from.Month, 1).AddMonths(1);
        return [.. (await User.GetAsync($"recurring/calendar?from={from:yyyy-MM-dd}&to={from.AddMonths(3).AddDays(-1):yyyy-MM-dd}"))
            .Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray()];
    }

    private static bool IsOf(JsonElement stream, string merchant) =>
        stream.GetProperty("merchant").GetString()!.Contains(merchant, StringComparison.OrdinalIgnoreCase);
}

using System.Globalization;
using System.Net;
using FinanceTrack.Tests.Insights;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Forecast;

public sealed class StoredForecastTests(HostFixture fixture) : SignedInTests(fixture)
{
    [SkippableFact]
    public async Task A_ledgers_forecast_has_a_band_its_streams_and_its_coverage()
    {
        FinanceTrackHost.InProcessOnly();
        await StoredHousehold.RecordAsync(User);
        await StoredHousehold.RefreshAsync(Host, User);

        var forecast =
            Assert.Single((await User.GetAsync("forecast?days=30")).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray());

        var days = forecast.GetProperty("days").EnumerateArray().ToList();
        Assert.Equal(30, days.Count);
        Assert.All(days, day =>
        {
            decimal[] band =
                [.. new[] { "low80", "low50", "median", "high50", "high80" }.Select(name => day.GetProperty(name).GetDecimal())];
            Assert.Equal(band.Order(), band);
        });
        Assert.True(forecast.GetProperty("includesUnscheduled").GetBoolean());
        var coverage = forecast.GetProperty("coverage");
        Assert.Equal(12, coverage.GetProperty("windows").GetInt32());
        Assert.InRange(coverage.GetProperty("inside").GetInt32(), 1, 12);
        Assert.Equal(.8, coverage.GetProperty("promised").GetDouble());
        var streams = (await User.ListAllAsync("recurring")).Select(stream => stream.GetProperty("id").GetGuid()).ToHashSet();
        Assert.All(
            forecast.GetProperty("streams").EnumerateArray(), share => Assert.Contains(share.GetProperty("streamId").GetGuid(), streams));
        Assert.Contains(forecast.GetProperty("safeToSpend").GetProperty("streamId").GetGuid(), streams);
        Assert.True(forecast.GetProperty("safeToSpend").GetProperty("holdBack").GetDecimal() >= 0);
    }

    [SkippableFact]
    public async Task Currencies_are_forecast_apart()
    {
        FinanceTrackHost.InProcessOnly();
        await StoredHousehold.RecordAsync(User);
        await User.RecordAsync(-20m, DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "Corner shop", "USD");
        await StoredHousehold.RefreshAsync(Host, User);

        var forecasts = (await User.GetAsync("forecast")).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(["EUR", "USD"], forecasts.Select(forecast => forecast.GetProperty("currency").GetString()));
        Assert.All(forecasts, forecast => Assert.Equal(90, forecast.GetProperty("days").GetArrayLength()));
    }

    [SkippableFact]
    public async Task A_ledger_with_the_largest_amounts_has_a_forecast()
    {
        FinanceTrackHost.InProcessOnly();
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        for (var i = 1; i <= 60; i++)
        {
            await User.RecordAsync(
                i % 3 == 0 ? 10_000_000_000m : -10_000_000_000m, today.AddDays(-6 * i).ToString("O", CultureInfo.InvariantCulture),
                $"Large {i % 3}");
        }

        await StoredHousehold.RefreshAsync(Host, User);

        (await User.GetAsync("forecast")).Is(HttpStatusCode.OK);
        (await User.GetAsync("insights")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_ledger_without_transactions_has_no_forecast()
    {
        Assert.Empty((await User.GetAsync("forecast")).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray());
        (await User.GetAsync("forecast?days=91")).IsProblem(HttpStatusCode.BadRequest);
    }
}

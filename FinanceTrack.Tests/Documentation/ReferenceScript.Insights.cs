using System.Globalization;
using FinanceTrack.Domain.Insights.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Documentation;

/// <summary>The part about what recurs and what is coming, for which a year has to pass first.</summary>
internal sealed partial class ReferenceScript
{
    private async Task ShowInsightsAsync()
    {
        recorder.Begin("Insights", """
            What recurs, what is coming and what changed. All of it is computed by a job: within a minute after a change of the
            transactions, and every night. [insights.md](insights.md) says how far to trust it. Intervals are right in four of five cases.
            """);
        await RecordAYearAsync();
        await ConfirmFilmsAsync();
        var streams = await recorder.ShowAsync("ListStreams", """
            Recurring payments and income, with the next date and amount and an interval of 80 % for each. Filters: `status`, and `decision`
            (dismissed ones are listed only when asked for).
            """, "recurring?decision=confirmed");
        var stream = streams.Body.GetProperty("items")[0].GetProperty("id").GetGuid();
        await recorder.ShowAsync("UpdateStream", """
            Says of a stream that it recurs (`confirmed`), that it does not (`dismissed`) or that it is over (`ended`), or gives it a name.
            No later run undoes it; null takes it back.
            """, $"recurring/{stream}", new { name = "Films", decision = "confirmed" }, ("If-Match", "\"2\""));
        await recorder.ShowAsync("ListExpectedPayments", """
            What is expected from `from` to `to`, at most a year ahead; without them a month from today. With `Accept: text/calendar`
            as iCalendar.
            """, "recurring/calendar?from=2026-04-01&to=2026-04-07");
        await recorder.ShowAsync("GetForecast", """
            What comes from today on, by day, one forecast a currency: the median, intervals of 50 % and 80 %, recurring payments and
            everything else apart, and what to hold back until payday. `coverage` says how often the interval of 80 % held on this
            ledger's own past. `days` is 1 to 90, `account` asks for that of one account. It starts from the balance (`basis`) where that
            is known, else it is the cash flow, and what depends on a balance is null.
            """, "forecast?days=1");
        var insights = await recorder.ShowAsync("ListInsights", """
            What is worth telling, the latest first, as a sentence in the user's language with its figures and transactions. Filters:
            `kind`, `severity`, `dismissed`, and `top=true` for what changed: at most five, none about the transactions of another.
            """, "insights?kind=priceRise");
        var insight = insights.Body.GetProperty("items")[0].GetProperty("id").GetGuid();
        await recorder.ShowAsync(
            "UpdateInsight", "Dismisses it for good, or takes that back.", $"insights/{insight}", new { dismissed = true },
            ("If-Match", "\"1\""));
    }

    // The streams of one run are listed in any order: one of them is told apart by what its user has said.
    private async Task ConfirmFilmsAsync()
    {
        var listed = await SendAsync(HttpMethod.Get, "recurring?limit=200", null);
        var films = listed.Body.GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("name").GetString()!.Contains("streamora", StringComparison.OrdinalIgnoreCase));
        await SendAsync(HttpMethod.Patch, $"recurring/{films.GetProperty("id").GetGuid()}", new { decision = "confirmed" });
    }

    private async Task RecordAYearAsync()
    {
        var items = new List<object>();
        for (var month = new DateOnly(2025, 3, 1); month < new DateOnly(2026, 4, 1); month = month.AddMonths(1))
        {
            Add(month.AddDays(1), -850m, "Lindner Rent");
            Add(month.AddDays(4), month.Year == 2026 && month.Month > 1 ? -12.99m : -9.99m, "Streamora Premium");
            if (month.Month != 3 || month.Year == 2025)
                Add(month.AddDays(24), 2400m, "Nordwerk Salary");
        }

        await PostAsync("transactions/batch", new { items });
        await recorder.Host.Services.GetRequiredService<RefreshLedger>().ExecuteAsync(_ledgerId, CancellationToken.None);

        void Add(DateOnly day, decimal amount, string description) => items.Add(
            new { bookedOn = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), amount, currency = "EUR", description });
    }
}

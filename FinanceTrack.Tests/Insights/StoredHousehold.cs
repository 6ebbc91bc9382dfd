using System.Globalization;
using FinanceTrack.Domain.Insights.Jobs;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Insights;

/// <summary>A user with two years of salary, rent, a subscription that became more expensive, and shopping; up to today.</summary>
internal static class StoredHousehold
{
    public const string Rent = "Hausverwaltung Lindner Miete";
    public const string Subscription = "Streamora Premium";

    public static async Task RecordAsync(TestUser user)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var month = new DateOnly(today.Year, today.Month, 1);
        var items = new List<object>();
        for (var back = 24; back >= 0; back--)
        {
            var first = month.AddMonths(-back);
            Add(first.AddDays(1), -850m, Rent);
            Add(today.AddDays(-3).AddMonths(-back), back > 1 ? -9.99m : -12.99m, Subscription);
            Add(first.AddDays(24), 2400m, "Nordwerk GmbH Gehalt");
            for (var week = 0; week < 4; week++)
                Add(first.AddDays((week * 7) + (back % 3)), -41.5m - (back % 5) - week, "Supermarkt Freiraum");
        }

        await user.RecordAllAsync(items);

        void Add(DateOnly day, decimal amount, string description)
        {
            if (day <= today)
            {
                items.Add(
                    new { bookedOn = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), amount, currency = "EUR", description });
            }
        }
    }

    /// <summary>What the job does, now.</summary>
    public static Task RefreshAsync(FinanceTrackHost host, TestUser user) =>
        host.Services.GetRequiredService<RefreshLedger>().ExecuteAsync(user.LedgerId, CancellationToken.None);
}

using System.Globalization;
using System.Net;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Insights;

public sealed class ExpectedRefundTests(HostFixture fixture) : SignedInTests(fixture)
{
    private const string Shop = "Schuhhaus Berger";

    [SkippableFact]
    public async Task A_refund_that_is_expected_is_said_until_it_has_come()
    {
        FinanceTrackHost.InProcessOnly();
        var bought = Id(await User.RecordAsync(-84.95m, Day(-40), Shop));
        (await User.PatchAsync($"transactions/{bought}", new { refundExpected = 84.95 })).Is(HttpStatusCode.OK);
        await StoredHousehold.RefreshAsync(Host, User);

        var expected = Assert.Single(await User.ListAllAsync("insights?kind=refundExpected"));
        Assert.Equal(("notice", 84.95m), (
            expected.GetProperty("severity").GetString(), expected.GetProperty("figures").GetProperty("amount").GetDecimal()));
        Assert.Equal(bought, Assert.Single(expected.GetProperty("transactionIds").EnumerateArray()).GetGuid());

        var back = Id(await User.RecordAsync(84.95m, Day(-1), "Gutschrift Berger"));
        (await User.PostAsync("links", new { kind = "refund", fromId = back, toId = bought })).Is(HttpStatusCode.Created);
        await StoredHousehold.RefreshAsync(Host, User);
        Assert.Empty(await User.ListAllAsync("insights?kind=refundExpected"));
    }

    [Theory]
    [InlineData(-10, 10.01)]
    [InlineData(-10, 0)]
    [InlineData(-10, -5)]
    [InlineData(10, 5)]
    public async Task Only_what_was_paid_can_come_back(double amount, double expected)
    {
        var id = Id(await User.RecordAsync((decimal)amount));

        Assert.Equal(["/refundExpected"], (await User.PatchAsync($"transactions/{id}", new { refundExpected = expected })).Pointers);
    }

    private static Guid Id(System.Text.Json.JsonElement transaction) => transaction.GetProperty("id").GetGuid();

    private static string Day(int offset) => DateTime.UtcNow.AddDays(offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

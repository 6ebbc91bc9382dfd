using System.Net;
using System.Text.Json;
using FinanceTrack.Tests.Accounts;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Transactions;

public sealed class SplitTests(HostFixture fixture) : SignedInTests(fixture)
{
    [Fact]
    public async Task The_parts_of_a_transaction_carry_its_categories_and_change_no_total()
    {
        var (id, home, dining) = await RecordAsync();
        var before = await User.FiguresAsync("2026-03");

        var split = (await SplitAsync(id, (-60m, home), (-45m, dining), (5m, null))).Is(HttpStatusCode.OK);

        Assert.Equal("\"2\"", split.ETag);
        var figures = await User.FiguresAsync("2026-03");
        Assert.Equal((5m, -105m), (figures.Of("income"), figures.Of("expense")));
        Assert.Equal(before.Of("net"), figures.Of("net"));
        Assert.Equal([(home, -60m), (dining, -45m)], figures.GetProperty("categories").EnumerateArray()
            .Where(category => category.GetProperty("categoryId").ValueKind == JsonValueKind.String)
            .Select(category => (category.GetProperty("categoryId").GetGuid(), category.Of("net"))));
        Assert.True((await User.GetAsync($"transactions/{id}")).Body.GetProperty("split").GetBoolean());
        Assert.Equal(3, (await User.GetAsync($"transactions/{id}/parts")).Is(HttpStatusCode.OK).Body.GetProperty("parts").GetArrayLength());
    }

    [Fact]
    public async Task A_split_transaction_counts_as_one_payment()
    {
        var (id, home, dining) = await RecordAsync();
        (await SplitAsync(id, (-40m, home), (-20m, home), (-40m, dining))).Is(HttpStatusCode.OK);

        var reply = (await User.PostAsync("assistant/messages", new { message = "How many payments did I make in March 2026?" }))
            .Is(HttpStatusCode.OK);

        Assert.Equal(1, reply.Body.GetProperty("evidence").EnumerateArray()
            .First(item => item.GetProperty("measure").GetString() == "transactions").GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task No_parts_make_a_transaction_whole_again()
    {
        var (id, home, dining) = await RecordAsync();
        var before = (await User.FiguresAsync("2026-03")).GetRawText();
        (await SplitAsync(id, (-60m, home), (-40m, dining))).Is(HttpStatusCode.OK);
        (await SplitAsync(id, (-70m, home), (-30m, dining))).Is(HttpStatusCode.OK);

        (await SplitAsync(id)).Is(HttpStatusCode.OK);

        Assert.Equal(before, (await User.FiguresAsync("2026-03")).GetRawText());
        Assert.Empty((await User.GetAsync($"transactions/{id}/parts")).Body.GetProperty("parts").EnumerateArray());
    }

    [Fact]
    public async Task Parts_that_are_wrong_are_refused()
    {
        var (id, home, _) = await RecordAsync();

        Assert.Equal(["/parts"], (await SplitAsync(id, (-60m, home), (-41m, home))).Pointers);
        Assert.Equal(["/parts"], (await SplitAsync(id, (-100m, home))).Pointers);
        Assert.Equal(
            ["/parts/0/categoryId", "/parts/1/amount"], (await SplitAsync(id, (-60m, Guid.NewGuid()), (-40.001m, home))).Pointers);
        (await User.SendAsync(HttpMethod.Put, $"transactions/{id}/parts", new { parts = Array.Empty<object>() }, "\"9\""))
            .IsProblem(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task The_money_of_a_split_transaction_stays_until_it_is_whole()
    {
        var (id, home, dining) = await RecordAsync();
        (await SplitAsync(id, (-60m, home), (-40m, dining))).Is(HttpStatusCode.OK);

        (await User.PatchAsync($"transactions/{id}", new { amount = -99 })).IsProblem(HttpStatusCode.Conflict);
        (await User.PatchAsync($"transactions/{id}", new { bookedOn = "2026-04-01" })).Is(HttpStatusCode.OK);
        Assert.Equal(-100m, (await User.FiguresAsync("2026-04")).Of("expense"));

        (await User.DeleteAsync($"transactions/{id}")).Is(HttpStatusCode.OK);
        Assert.Empty((await User.GetAsync("summaries/2026-04")).Body.GetProperty("currencies").EnumerateArray());
    }

    [Fact]
    public async Task Parts_follow_their_category_when_it_is_deleted()
    {
        var (id, home, _) = await RecordAsync();
        var shortLived = await User.AddCategoryAsync("Short-lived");
        (await SplitAsync(id, (-60m, shortLived), (-40m, null))).Is(HttpStatusCode.OK);

        (await User.DeleteAsync($"categories/{shortLived}")).IsProblem(HttpStatusCode.Conflict);
        (await User.DeleteAsync($"categories/{shortLived}?reassignTo={home}")).Is(HttpStatusCode.OK);

        var part = (await User.GetAsync($"transactions/{id}/parts")).Body.GetProperty("parts")[0];
        Assert.Equal((home, -60m), (part.GetProperty("categoryId").GetGuid(), part.Of("amount")));
    }

    private async Task<(Guid Id, Guid Home, Guid Dining)> RecordAsync()
    {
        var categories = await User.CategoriesAsync();
        var recorded = await User.RecordAsync(-100m, description: "Warehouse club", categoryId: categories["Shopping"]);
        return (recorded.GetProperty("id").GetGuid(), categories["Home"], categories["Dining"]);
    }

    private Task<Answer> SplitAsync(Guid id, params (decimal Amount, Guid? CategoryId)[] parts) => User.SendAsync(
        HttpMethod.Put, $"transactions/{id}/parts",
        new { parts = parts.Select(part => new { amount = part.Amount, categoryId = part.CategoryId }) });
}

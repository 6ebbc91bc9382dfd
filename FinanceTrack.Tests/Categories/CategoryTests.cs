using System.Net;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Categories;

public sealed class CategoryTests(HostFixture fixture) : SignedInTests(fixture)
{
    [Fact]
    public async Task A_newUser_has_the_starter_categories_by_name()
    {
        var items = (await User.GetAsync("categories")).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray().ToList();

        var names = items.ConvertAll(item => item.GetProperty("name").GetString()!);
        Assert.Equal(17, items.Count);
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
        Assert.Contains("Groceries", names);
        Assert.Contains("Fees and government", names);
        Assert.All(items, item => Assert.False(item.GetProperty("archived").GetBoolean()));
    }

    [Fact]
    public async Task A_category_of_ones_own_can_be_made_read_renamed_archived_and_deleted()
    {
        var made = (await User.PostAsync("categories", new { name = "  Beekeeping " })).Is(HttpStatusCode.Created);
        Assert.Equal("Beekeeping", made.Body.GetProperty("name").GetString());
        Assert.Equal("\"1\"", made.ETag);
        Assert.Equal($"/api/v1/categories/{made.Id}", made.Location);

        var renamed = (await User.PatchAsync($"categories/{made.Id}", new { name = "Bees & honey" })).Is(HttpStatusCode.OK);
        Assert.Equal("\"2\"", renamed.ETag);
        Assert.False(renamed.Body.GetProperty("archived").GetBoolean());
        (await User.PatchAsync($"categories/{made.Id}", new { archived = true })).Is(HttpStatusCode.OK);

        var read = (await User.GetAsync($"categories/{made.Id}")).Is(HttpStatusCode.OK);
        Assert.Equal("Bees & honey", read.Body.GetProperty("name").GetString());
        Assert.True(read.Body.GetProperty("archived").GetBoolean());

        (await User.DeleteAsync($"categories/{made.Id}")).Is(HttpStatusCode.OK);
        (await User.GetAsync($"categories/{made.Id}")).IsProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_name_that_differs_only_in_case_is_already_in_use()
    {
        var own = await User.AddCategoryAsync("Sailing");

        (await User.PostAsync("categories", new { name = "sAILING" })).IsProblem(HttpStatusCode.Conflict);
        (await User.PatchAsync($"categories/{own}", new { name = "GROCERIES" })).IsProblem(HttpStatusCode.Conflict);

        (await User.PatchAsync($"categories/{own}", new { name = "SAILING" })).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\u0000b")]
    [InlineData("a\nb")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890")]
    public async Task A_name_that_is_none_is_refused(string name)
    {
        Assert.Equal(["/name"], (await User.PostAsync("categories", new { name })).Pointers);
    }

    [Fact]
    public async Task An_archived_category_keeps_its_transactions_and_takes_no_new_ones()
    {
        var category = await User.AddCategoryAsync("Old hobby");
        var transaction = await User.RecordAsync(-12.5m, categoryId: category);
        (await User.PatchAsync($"categories/{category}", new { archived = true })).Is(HttpStatusCode.OK);

        var refused = await User.PostAsync(
            "transactions", new { bookedOn = "2026-03-15", amount = -1, currency = "EUR", description = "More", categoryId = category });

        Assert.Equal(["/categoryId"], refused.Pointers);
        var kept = (await User.GetAsync($"transactions/{transaction.GetProperty("id").GetGuid()}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(category, kept.GetProperty("categoryId").GetGuid());
        (await User.PatchAsync($"transactions/{kept.GetProperty("id").GetGuid()}", new { note = "still editable" })).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_category_that_rules_give_is_deleted_only_with_another_for_them()
    {
        var (from, to) = (await User.AddCategoryAsync("Ruled"), await User.AddCategoryAsync("Successor"));
        var made = await User.PostAsync("categorization-rules", new { categoryId = from, text = "ruled shop" });
        var rule = made.Is(HttpStatusCode.Created).Id;

        (await User.DeleteAsync($"categories/{from}")).IsProblem(HttpStatusCode.Conflict);
        Assert.Equal(from, await GivenAsync());

        (await User.DeleteAsync($"categories/{from}?reassignTo={to}")).Is(HttpStatusCode.OK);
        Assert.Equal(to, await GivenAsync());
        (await User.DeleteAsync($"categorization-rules/{rule}")).Is(HttpStatusCode.NoContent);
        (await User.DeleteAsync($"categories/{to}")).Is(HttpStatusCode.OK);

        async Task<Guid> GivenAsync() =>
            (await User.GetAsync($"categorization-rules/{rule}")).Is(HttpStatusCode.OK).Body.GetProperty("categoryId").GetGuid();
    }

    [Fact]
    public async Task A_category_with_transactions_is_deleted_only_with_somewhere_for_them_to_go()
    {
        var from = await User.AddCategoryAsync("Short-lived");
        var to = (await User.CategoriesAsync())["Home"];
        var archived = await User.AddCategoryAsync("Put away");
        (await User.PatchAsync($"categories/{archived}", new { archived = true })).Is(HttpStatusCode.OK);
        var transaction = (await User.RecordAsync(-40m, categoryId: from)).GetProperty("id").GetGuid();

        (await User.DeleteAsync($"categories/{from}")).IsProblem(HttpStatusCode.Conflict);
        Assert.Equal(["reassignTo"], (await User.DeleteAsync($"categories/{from}?reassignTo={archived}")).Pointers);
        Assert.Equal(["reassignTo"], (await User.DeleteAsync($"categories/{from}?reassignTo={from}")).Pointers);
        Assert.Equal(["reassignTo"], (await User.DeleteAsync($"categories/{from}?reassignTo={Guid.NewGuid()}")).Pointers);
        (await User.GetAsync($"categories/{from}")).Is(HttpStatusCode.OK);

        (await User.DeleteAsync($"categories/{from}?reassignTo={to}")).Is(HttpStatusCode.OK);

        var moved = (await User.GetAsync($"transactions/{transaction}")).Is(HttpStatusCode.OK);
        Assert.Equal(to, moved.Body.GetProperty("categoryId").GetGuid());
        Assert.Equal("\"2\"", moved.ETag);
    }

    [Fact]
    public async Task A_stale_version_changes_and_deletes_nothing()
    {
        var category = await User.AddCategoryAsync("Versioned");
        (await User.PatchAsync($"categories/{category}", new { name = "Versioned twice" }, ifMatch: "\"1\"")).Is(HttpStatusCode.OK);

        (await User.PatchAsync($"categories/{category}", new { name = "Lost update" }, ifMatch: "\"1\""))
            .IsProblem(HttpStatusCode.PreconditionFailed);
        (await User.DeleteAsync($"categories/{category}", ifMatch: "\"1\"")).IsProblem(HttpStatusCode.PreconditionFailed);
        (await User.DeleteAsync($"categories/{category}", ifMatch: "W/\"2\"")).IsProblem(HttpStatusCode.PreconditionFailed);
        Assert.Equal(
            "Versioned twice", (await User.GetAsync($"categories/{category}")).Is(HttpStatusCode.OK).Body.GetProperty("name").GetString());

        (await User.DeleteAsync($"categories/{category}", ifMatch: "\"2\"")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task There_can_be_two_hundred_categories_and_not_one_more()
    {
        for (var i = 17; i < 200; i++)
            await User.AddCategoryAsync($"Envelope {i}");

        (await User.PostAsync("categories", new { name = "One too many" })).IsProblem(HttpStatusCode.UnprocessableEntity);

        Assert.Equal(200, (await User.CategoriesAsync()).Count);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Categorization;

public sealed class CategorizationTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Rules = "/api/v1/categorization-rules";

    [Fact]
    public async Task A_new_user_is_answered_from_common_knowledge()
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);

        var answer = await CategorizeAsync(user, "NETFLIX.COM 866-579-7172", -15.99m);

        Assert.Equal(await CategoryAsync(user, "entertainment"), answer.GetProperty("categoryId").GetGuid());
        Assert.InRange(answer.GetProperty("confidence").GetDouble(), .5, 1);
    }

    [Fact]
    public async Task A_line_that_says_nothing_gets_no_category()
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);

        var answer = await CategorizeAsync(user, "XQZW 4411", -10);

        Assert.True(answer.GetProperty("abstained").GetBoolean());
        Assert.False(answer.TryGetProperty("categoryId", out var category) && category.ValueKind != JsonValueKind.Null);
    }

    [Fact]
    public async Task A_category_is_remembered_for_its_merchant_until_it_is_changed()
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);
        var (home, travel) = (await CategoryAsync(user, "home"), await CategoryAsync(user, "travel"));
        var recorded = await RecordAsync(user, "XQZW TRADING 4411", home);

        var learnt = await CategorizeAsync(user, "POS XQZW TRADING 9023", -30);
        await user.Http.PatchAsJsonAsync($"/api/v1/transactions/{recorded}", new { categoryId = travel });
        var relearnt = await CategorizeAsync(user, "POS XQZW TRADING 9023", -30);

        Assert.Equal("memory", learnt.GetProperty("source").GetString(), ignoreCase: true);
        Assert.Equal(home, learnt.GetProperty("categoryId").GetGuid());
        Assert.Equal(travel, relearnt.GetProperty("categoryId").GetGuid());
    }

    [Fact]
    public async Task A_category_of_ones_own_is_learnt_too()
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);
        var created = await user.Http.PostAsJsonAsync("/api/v1/categories", new { name = "Sailing" });
        var sailing = (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await RecordAsync(user, "REGATTA CLUB KIEL", sailing);

        Assert.Equal(sailing, (await CategorizeAsync(user, "REGATTA CLUB KIEL", -12)).GetProperty("categoryId").GetGuid());
    }

    [Fact]
    public async Task What_one_user_teaches_changes_nothing_for_another()
    {
        using var teacher = await TestUser.RegisterAsync(fixture.Host);
        using var other = await TestUser.RegisterAsync(fixture.Host);
        await RecordAsync(teacher, "XQZW TRADING", await CategoryAsync(teacher, "home"));

        Assert.True((await CategorizeAsync(other, "XQZW TRADING", -30)).GetProperty("abstained").GetBoolean());
    }

    [Fact]
    public async Task The_first_rule_that_matches_decides_and_an_answer_given_later_goes_before_it()
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);
        var (home, travel, health) = (
            await CategoryAsync(user, "home"), await CategoryAsync(user, "travel"), await CategoryAsync(user, "health"));
        await CreateRuleAsync(user, new { categoryId = home, text = "netflix" });
        await CreateRuleAsync(
            user, new
            {
                categoryId = travel,
                text = "Netflix.com",
                textMatch = "equals",
                currency = "EUR",
                minimumAmount = -20,
                maximumAmount =
                    -10,
                position = 1
            });

        Assert.Equal(travel, (await CategorizeAsync(user, "NETFLIX COM", -15)).GetProperty("categoryId").GetGuid());
        Assert.Equal(home, (await CategorizeAsync(user, "NETFLIX COM", -25)).GetProperty("categoryId").GetGuid());
        await Eventually.NextMillisecondAsync();
        await RecordAsync(user, "NETFLIX COM", health);
        Assert.Equal(health, (await CategorizeAsync(user, "NETFLIX COM", -25)).GetProperty("categoryId").GetGuid());
    }

    [Fact]
    public async Task A_preview_shows_what_a_rule_would_change_and_changes_nothing()
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);
        var travel = await CategoryAsync(user, "travel");
        await RecordAsync(user, "STARBUCKS 1", null);
        await RecordAsync(user, "STARBUCKS 2", await CategoryAsync(user, "home"));
        await RecordAsync(user, "NETFLIX COM", null);

        var response = await user.Http.PostAsJsonAsync($"{Rules}/preview", new { categoryId = travel, text = "starbucks" });
        var preview = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            (3, 2, 1), (
                preview.GetProperty("examined")
                .GetInt32(), preview.GetProperty("matching").GetInt32(), preview.GetProperty("wouldChange").GetInt32()));
        Assert.Equal(travel, preview.GetProperty("items")[0].GetProperty("newCategoryId").GetGuid());
        Assert.Equal(0, (await user.Http.GetFromJsonAsync<JsonElement>(Rules)).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Rules_are_moved_changed_and_deleted_and_stay_numbered_from_one()
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);
        var home = await CategoryAsync(user, "home");
        var ids = new List<Guid>();
        foreach (var text in (string[])["a1", "b2", "c3"])
            ids.Add(await CreateRuleAsync(user, new { categoryId = home, text }));

        await user.Http.PatchAsJsonAsync($"{Rules}/{ids[2]}", new { position = 1 });
        await user.Http.DeleteAsync(new Uri($"{Rules}/{ids[0]}", UriKind.Relative));
        var rules = (await user.Http.GetFromJsonAsync<JsonElement>(Rules)).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal([ids[2], ids[1]], rules.Select(rule => rule.GetProperty("id").GetGuid()));
        Assert.Equal([1, 2], rules.Select(rule => rule.GetProperty("position").GetInt32()));
    }

    [Theory]
    [InlineData("""{ "text": "x" }""")]
    [InlineData("""{ "categoryId": "00000000-0000-0000-0000-000000000001" }""")]
    [InlineData("""{ "categoryId": "00000000-0000-0000-0000-000000000001", "text": "x" }""")]
    [InlineData("""{ "categoryId": "00000000-0000-0000-0000-000000000001", "minimumAmount": 5 }""")]
    [InlineData("""{ "categoryId": "00000000-0000-0000-0000-000000000001", "minimumAmount": 1e400, "currency": "EUR" }""")]
    public async Task A_rule_that_says_nothing_or_leads_nowhere_is_refused(string body)
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, (await user.Http.PostAsync(new Uri(Rules, UriKind.Relative), content)).StatusCode);
    }

    private static async Task<JsonElement> CategorizeAsync(TestUser user, string description, decimal amount)
    {
        var response = await user.Http.PostAsJsonAsync(
            "/api/v1/transactions/categorize", new { transactions = new[] { new { description, amount, currency = "EUR" } } });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items")[0];
    }

    private static async Task<Guid> CategoryAsync(TestUser user, string slug) =>
        (await user.Http.GetFromJsonAsync<JsonElement>("/api/v1/categories")).GetProperty("items").EnumerateArray()
            .Single(category => category.GetProperty("slug").GetString() == slug).GetProperty("id").GetGuid();

    private static async Task<Guid> RecordAsync(TestUser user, string description, Guid? categoryId)
    {
        var response = await user.Http.PostAsJsonAsync(
            "/api/v1/transactions", new { bookedOn = "2026-03-02", amount = -10, currency = "EUR", description, categoryId });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private static async Task<Guid> CreateRuleAsync(TestUser user, object rule)
    {
        var response = await user.Http.PostAsJsonAsync(Rules, rule);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }
}

using System.Net;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Folding;

public sealed class ComparedTextTests(HostFixture fixture) : IClassFixture<HostFixture>, IAsyncLifetime
{
    private TestUser _user = null!;

    public async Task InitializeAsync() => _user = await TestUser.RegisterAsync(fixture.Host);

    public Task DisposeAsync()
    {
        _user.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("Ταξί Αθήνας", "ΑΘΗΝΑΣ")]
    [InlineData("Bäckerei Hauptstraße", "HAUPTSTRASSE")]
    [InlineData("Kino Łódź", "lodz")]
    [InlineData("Ｃｏｆｆｅｅ", "coffee")]
    [InlineData("Cof\u200bfee", "coffee")]
    public async Task A_search_finds_a_text_in_another_spelling(string description, string text)
    {
        await _user.RecordAsync(-1m, "2026-03-01", description: description);
        await _user.RecordAsync(-1m, "2026-03-01", description: "Something else");

        var found = await _user.ListAllAsync($"transactions?text={Uri.EscapeDataString(text)}");

        Assert.Equal(description, Assert.Single(found).GetProperty("description").GetString());
    }

    [Theory]
    [InlineData("Ταξί Αθήνας", "ΑΘΗΝΑΣ")]
    [InlineData("Bäckerei Hauptstraße", "HAUPTSTRASSE")]
    [InlineData("Kino Łódź", "LODZ")]
    [InlineData("☕\ufe0f", "☕")]
    public async Task A_rule_matches_a_text_in_another_spelling(string description, string text)
    {
        var category = await _user.AddCategoryAsync($"Of {text}");
        (await _user.PostAsync("categorization-rules", new { categoryId = category, text })).Is(HttpStatusCode.Created);

        var recorded = await _user.RecordAsync(-1m, "2026-03-01", description: description);

        Assert.Equal(category, recorded.GetProperty("categoryId").GetGuid());
    }

    [Theory]
    [InlineData("Café", "Cafe\u0301")]
    [InlineData("Home\u00adwork", "Homework")]
    [InlineData("Maße", "MASSE")]
    [InlineData("Ｈｏｕｓｅ", "house")]
    public async Task A_category_of_the_same_name_in_another_form_is_refused(string name, string same)
    {
        await _user.AddCategoryAsync(name);

        (await _user.PostAsync("categories", new { name = same })).IsProblem(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_name_of_invisible_characters_is_refused() =>
        Assert.Equal(["/name"], (await _user.PostAsync("categories", new { name = "\u200b\u2060" })).Pointers);

    [Fact]
    public async Task An_external_id_in_another_form_of_Unicode_is_in_use()
    {
        foreach (var externalId in new[] { "Café-1", "cafe-1" })
            (await RecordAsync(externalId)).Is(HttpStatusCode.Created);

        Assert.Equal(["/externalId"], (await RecordAsync("Cafe\u0301-１")).Pointers);
        var recorded = await _user.ListAllAsync("transactions?text=first");
        Assert.Contains("Café-1", recorded.Select(row => row.GetProperty("externalId").GetString()));
    }

    private Task<Answer> RecordAsync(string externalId) => _user.PostAsync(
        "transactions", new { bookedOn = "2026-03-01", amount = -1m, currency = "EUR", description = "First", externalId });
}

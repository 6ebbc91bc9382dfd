using System.Net;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Transactions;

public sealed class TransactionTests(HostFixture fixture) : SignedInTests(fixture)
{
    [Fact]
    public async Task A_recorded_transaction_is_read_back_as_it_was_sent_and_is_scored()
    {
        var category = (await User.CategoriesAsync())["Dining"];

        var made = (await User.PostAsync("transactions", new
        {
            bookedOn = "2026-03-14",
            occurredAt = "2026-03-13T21:05:30.125+01:00",
            amount = -23.4,
            currency = "EUR",
            description = " Trattoria Da Nino ",
            categoryId = category,
            note = "Birthday\nof Ada",
            externalId = "bank-1",
        })).Is(HttpStatusCode.Created);

        Assert.Equal($"/api/v1/transactions/{made.Id}", made.Location);
        var read = (await User.GetAsync($"transactions/{made.Id}")).Is(HttpStatusCode.OK);
        Assert.Equal(made.ETag, read.ETag);
        var body = read.Body;
        Assert.Equal("2026-03-14", body.GetProperty("bookedOn").GetString());
        Assert.Equal(DateTimeOffset.Parse("2026-03-13T20:05:30.125Z", null), body.GetProperty("occurredAt").GetDateTimeOffset());
        Assert.Equal("-23.40", body.GetProperty("amount").GetRawText());
        Assert.Equal("Trattoria Da Nino", body.GetProperty("description").GetString());
        Assert.Equal("Birthday\nof Ada", body.GetProperty("note").GetString());
        Assert.Equal("bank-1", body.GetProperty("externalId").GetString());
        Assert.Equal(category, body.GetProperty("categoryId").GetGuid());
        Assert.Equal("given", body.GetProperty("categorySource").GetString());
        Assert.InRange(body.GetProperty("anomaly").GetProperty("score").GetDouble(), 0, 1);
        Assert.InRange(body.GetProperty("anomaly").GetProperty("threshold").GetDouble(), 0, 1);
    }

    [Fact]
    public async Task An_edit_changes_what_it_names_and_leaves_the_rest()
    {
        var category = (await User.CategoriesAsync())["Travel"];
        var id = (await User.RecordAsync(-10m, categoryId: category, note: "keep me")).GetProperty("id").GetGuid();

        var edited = (await User.PatchAsync($"transactions/{id}", new { amount = -11.25, bookedOn = "2026-04-01" })).Is(HttpStatusCode.OK);

        Assert.Equal("\"2\"", edited.ETag);
        Assert.Equal(-11.25m, edited.Body.GetProperty("amount").GetDecimal());
        Assert.Equal("2026-04-01", edited.Body.GetProperty("bookedOn").GetString());
        Assert.Equal("keep me", edited.Body.GetProperty("note").GetString());
        Assert.Equal(category, edited.Body.GetProperty("categoryId").GetGuid());
        Assert.Equal("current", edited.Body.GetProperty("statistics").GetString());
    }

    [Fact]
    public async Task A_null_in_an_edit_takes_away_and_an_absent_field_does_not()
    {
        var category = (await User.CategoriesAsync())["Travel"];
        var id = (await User.RecordAsync(-10m, categoryId: category, note: "goes")).GetProperty("id").GetGuid();

        var edited = (await User.PatchAsync(
            $"transactions/{id}", JsonElement.Parse("""{"note": null, "categoryId": null}"""))).Is(HttpStatusCode.OK).Body;

        Assert.Equal(JsonValueKind.Null, edited.GetProperty("note").ValueKind);
        Assert.Equal(JsonValueKind.Null, edited.GetProperty("categoryId").ValueKind);
        Assert.Equal("none", edited.GetProperty("categorySource").GetString());
        Assert.Equal(
            ["/amount", "/bookedOn", "/currency", "/description"],
            (await User.PatchAsync(
                $"transactions/{id}",
                JsonElement.Parse("""{"amount": null, "bookedOn": null, "currency": null, "description": null}"""))).Pointers);
    }

    [Fact]
    public async Task A_deleted_transaction_is_not_found()
    {
        var id = (await User.RecordAsync(-10m)).GetProperty("id").GetGuid();

        (await User.DeleteAsync($"transactions/{id}")).Is(HttpStatusCode.OK);

        (await User.GetAsync($"transactions/{id}")).IsProblem(HttpStatusCode.NotFound);
        (await User.DeleteAsync($"transactions/{id}")).IsProblem(HttpStatusCode.NotFound);
        Assert.Empty(await User.ListAllAsync("transactions"));
    }

    [Fact]
    public async Task A_stale_version_changes_and_deletes_nothing()
    {
        var id = (await User.RecordAsync(-10m)).GetProperty("id").GetGuid();
        (await User.PatchAsync($"transactions/{id}", new { amount = -11 }, ifMatch: "\"1\"")).Is(HttpStatusCode.OK);

        (await User.PatchAsync($"transactions/{id}", new { amount = -12 }, ifMatch: "\"1\"")).IsProblem(HttpStatusCode.PreconditionFailed);
        (await User.DeleteAsync($"transactions/{id}", ifMatch: "\"1\"")).IsProblem(HttpStatusCode.PreconditionFailed);
        (await User.DeleteAsync($"transactions/{id}", ifMatch: "nonsense")).IsProblem(HttpStatusCode.PreconditionFailed);

        Assert.Equal(-11m, (await User.GetAsync($"transactions/{id}")).Is(HttpStatusCode.OK).Body.GetProperty("amount").GetDecimal());
        (await User.DeleteAsync($"transactions/{id}", ifMatch: "\"2\"")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_many_edits_of_one_version_exactly_one_wins()
    {
        var id = (await User.RecordAsync(-10m)).GetProperty("id").GetGuid();

        var answers = await Task.WhenAll(Enumerable.Range(1, 8)
            .Select(i => User.PatchAsync($"transactions/{id}", new { amount = -10 - i }, ifMatch: "\"1\"")));

        var winner = Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Except([winner]), answer => answer.IsProblem(HttpStatusCode.PreconditionFailed));
        Assert.Equal(
            winner.Body.GetProperty("amount").GetDecimal(),
            (await User.GetAsync($"transactions/{id}")).Is(HttpStatusCode.OK).Body.GetProperty("amount").GetDecimal());
    }

    [Fact]
    public async Task An_external_id_is_accepted_once()
    {
        var transaction = new { bookedOn = "2026-03-14", amount = -5, currency = "EUR", description = "Kiosk", externalId = "same" };
        (await User.PostAsync("transactions", transaction)).Is(HttpStatusCode.Created);

        Assert.Equal(["/externalId"], (await User.PostAsync("transactions", transaction)).Pointers);

        using var other = await TestUser.RegisterAsync(Host);
        (await other.PostAsync("transactions", transaction)).Is(HttpStatusCode.Created);
        Assert.Single(await User.ListAllAsync("transactions"));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once() => Assert.Equal(
        ["/amount", "/bookedOn", "/currency", "/description", "/externalId", "/note", "/occurredAt"],
        (await User.PostAsync("transactions", new
        {
            bookedOn = "1969-12-31",
            occurredAt = "0001-01-01T00:00:00Z",
            currency = "eur",
            description = " ",
            note = new string('x', 1001),
            externalId = new string('x', 129),
        })).Pointers);

    [Theory]
    [InlineData("2026-03-13T20:05:30")]
    [InlineData("2026-03-13")]
    [InlineData("2026-03-13T20:05")]
    public async Task An_instant_without_its_offset_is_refused(string occurredAt)
    {
        var refused = await User.PostAsync(
            "transactions", new { bookedOn = "2026-03-14", occurredAt, amount = -5, currency = "EUR", description = "Kiosk" });

        Assert.Equal(["/occurredAt"], refused.Pointers);
    }

    [Theory]
    [InlineData("2026-03-13T20:05:30Z")]
    [InlineData("2026-03-13T22:05:30+02:00")]
    [InlineData("2026-03-13T14:05:30.000-06:00")]
    public async Task An_instant_is_accepted_with_any_offset(string occurredAt)
    {
        var recorded = await User.PostAsync(
            "transactions", new { bookedOn = "2026-03-14", occurredAt, amount = -5, currency = "EUR", description = "Kiosk" });

        Assert.Equal("2026-03-13T20:05:30+00:00", recorded.Is(HttpStatusCode.Created).Body.GetProperty("occurredAt").GetString());
    }

    [Fact]
    public async Task Texts_are_kept_to_the_letter()
    {
        const string Text = "'; DROP TABLE Transactions; -- <script>alert(1)</script> {{7*7}} ${x} \\ % _ [a] 🐝 e\u0301 ‮abc";

        var id = (await User.RecordAsync(-1m, description: Text, note: Text)).GetProperty("id").GetGuid();

        var read = (await User.GetAsync($"transactions/{id}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(Text, read.GetProperty("description").GetString());
        Assert.Equal(Text, read.GetProperty("note").GetString());
        Assert.Single(await User.ListAllAsync($"transactions?text={Uri.EscapeDataString("'; drop table transactions; --")}"));
    }
}

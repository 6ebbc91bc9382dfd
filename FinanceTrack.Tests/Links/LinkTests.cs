using System.Net;
using System.Text.Json;
using FinanceTrack.Tests.Accounts;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Links;

public sealed class LinkTests(HostFixture fixture) : SignedInTests(fixture)
{
    // The matchers look at fewer days, so that these tests alone decide what is linked.
    private const string Later = "2026-03-30";

    private Guid _giro;
    private Guid _savings;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        (_giro, _savings) = (await User.AddAccountAsync("Giro", opening: 1000m), await User.AddAccountAsync("Rainy day", kind: "savings"));
    }

    [Fact]
    public async Task A_transfer_is_neither_income_nor_expense_and_moves_no_balance()
    {
        var (sent, arrived) = (await User.IdInAsync(_giro, -300m, "2026-03-02"), await User.IdInAsync(_savings, 300m, Later));
        await User.IdInAsync(_giro, -20m);
        var balances = (await User.BalanceAsync(_giro), await User.BalanceAsync(_savings));
        var before = await User.FiguresAsync("2026-03");
        Assert.Equal((300m, -320m, 0m), (before.Of("income"), before.Of("expense"), before.Of("transfers")));

        var link = (await LinkAsync("transfer", sent, arrived)).Is(HttpStatusCode.Created);

        Assert.Equal(("user", 1d), (link.Body.GetProperty("state").GetString(), link.Body.GetProperty("confidence").GetDouble()));
        var after = await User.FiguresAsync("2026-03");
        Assert.Equal((0m, -20m, -20m, 0m), (after.Of("income"), after.Of("expense"), after.Of("net"), after.Of("transfers")));
        Assert.Equal(-300m, (await User.FiguresAsync("2026-03", $"?accountId={_giro}")).Of("transfers"));
        Assert.Equal(300m, (await User.FiguresAsync("2026-03", $"?accountId={_savings}")).Of("transfers"));
        Assert.Equal(balances, (await User.BalanceAsync(_giro), await User.BalanceAsync(_savings)));
        Assert.Equal("transfer", (await TransactionAsync(sent)).GetProperty("role").GetString());
    }

    [Fact]
    public async Task What_a_transfer_lost_on_its_way_is_an_expense()
    {
        var (sent, arrived) = (await User.IdInAsync(_giro, -303.5m, "2026-03-02"), await User.IdInAsync(_savings, 300m, Later));

        (await LinkAsync("transfer", sent, arrived)).Is(HttpStatusCode.Created);

        var figures = await User.FiguresAsync("2026-03");
        Assert.Equal((0m, -3.5m, 0m), (figures.Of("income"), figures.Of("expense"), figures.Of("transfers")));
        var fees = (await User.CategoriesAsync())["Fees and government"];
        Assert.Equal(-3.5m, Category(figures, fees).Of("expense"));
    }

    [Fact]
    public async Task A_refund_stands_beside_the_expense_and_changes_no_net()
    {
        var shopping = (await User.CategoriesAsync())["Shopping"];
        var bought = await User.IdInAsync(_giro, -80m, "2026-02-20", "Shoes", shopping);
        var back = await User.IdInAsync(_giro, 30m, "2026-03-03", "Shoes again");
        var before = await User.FiguresAsync("2026-03");

        (await LinkAsync("refund", back, bought)).Is(HttpStatusCode.Created);

        var march = await User.FiguresAsync("2026-03");
        Assert.Equal((0m, 0m, 30m, before.Of("net")), (march.Of("income"), march.Of("expense"), march.Of("refunds"), march.Of("net")));
        Assert.Equal(30m, Category(march, shopping).Of("refunds"));
        var purchases = await User.FiguresAsync("2026-02", "?basis=purchase");
        Assert.Equal((-80m, 30m, -50m), (purchases.Of("expense"), purchases.Of("refunds"), purchases.Of("net")));
        Assert.Equal(0m, (await User.FiguresAsync("2026-02")).Of("refunds"));
        Assert.Equal(30m, (await TransactionAsync(bought)).GetProperty("refunded").GetDecimal());
    }

    [Fact]
    public async Task A_refund_follows_its_expense_to_another_category()
    {
        var categories = await User.CategoriesAsync();
        var bought = await User.IdInAsync(_giro, -80m, description: "Shoes", categoryId: categories["Shopping"]);
        var back = await User.IdInAsync(_giro, 30m);
        (await LinkAsync("refund", back, bought)).Is(HttpStatusCode.Created);

        (await User.PatchAsync($"transactions/{bought}", new { categoryId = categories["Home"] })).Is(HttpStatusCode.OK);

        var home = Category(await User.FiguresAsync("2026-03"), categories["Home"]);
        Assert.Equal((-80m, 30m, -50m), (home.Of("expense"), home.Of("refunds"), home.Of("net")));
    }

    [Fact]
    public async Task What_cannot_be_is_not_linked()
    {
        var (sent, arrived) = (await User.IdInAsync(_giro, -300m, "2026-03-02"), await User.IdInAsync(_savings, 300m, Later));
        var (other, more) = (await User.IdInAsync(_giro, 300m, Later), await User.IdInAsync(_savings, 301m, Later));

        (await LinkAsync("transfer", arrived, sent)).IsProblem(HttpStatusCode.UnprocessableEntity);
        (await LinkAsync("transfer", sent, other)).IsProblem(HttpStatusCode.UnprocessableEntity);
        (await LinkAsync("transfer", sent, more)).IsProblem(HttpStatusCode.UnprocessableEntity);
        (await LinkAsync("refund", sent, arrived)).IsProblem(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["/toId"], (await LinkAsync("transfer", sent, Guid.NewGuid())).Pointers);
        (await LinkAsync("transfer", sent, arrived)).Is(HttpStatusCode.Created);
        (await LinkAsync("transfer", sent, more)).IsProblem(HttpStatusCode.Conflict);
        (await LinkAsync("refund", arrived, sent)).IsProblem(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task No_more_comes_back_than_an_expense_was()
    {
        var bought = await User.IdInAsync(_giro, -80m, description: "Bakery");
        var (first, second, third) = (await User.IdInAsync(_giro, 50m), await User.IdInAsync(_giro, 50m), await User.IdInAsync(_giro, 1m));

        Assert.Equal(50m, (await LinkAsync("refund", first, bought)).Is(HttpStatusCode.Created).Body.Of("amount"));
        Assert.Equal(30m, (await LinkAsync("refund", second, bought)).Is(HttpStatusCode.Created).Body.Of("amount"));
        (await LinkAsync("refund", third, bought)).IsProblem(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(80m, (await TransactionAsync(bought)).GetProperty("refunded").GetDecimal());
    }

    [Fact]
    public async Task A_deleted_link_takes_all_back_and_is_kept_as_refused()
    {
        var (sent, arrived) = (await User.IdInAsync(_giro, -303.5m, "2026-03-02"), await User.IdInAsync(_savings, 300m, Later));
        var before = (await User.FiguresAsync("2026-03")).GetRawText();
        var link = (await LinkAsync("transfer", sent, arrived)).Is(HttpStatusCode.Created);

        (await User.DeleteAsync($"links/{link.Id}", "\"7\"")).IsProblem(HttpStatusCode.PreconditionFailed);
        (await User.DeleteAsync($"links/{link.Id}", link.ETag)).Is(HttpStatusCode.NoContent);

        Assert.Equal(before, (await User.FiguresAsync("2026-03")).GetRawText());
        Assert.Empty(await User.ListAllAsync("links"));
        Assert.Equal(link.Id, Assert.Single(await User.ListAllAsync("links?state=rejected")).GetProperty("id").GetGuid());
        Assert.Equal(link.Id, (await LinkAsync("transfer", sent, arrived)).Is(HttpStatusCode.Created).Id);
    }

    [Fact]
    public async Task A_deleted_leg_dissolves_its_link_and_leaves_the_other()
    {
        var (sent, arrived) = (await User.IdInAsync(_giro, -300m, "2026-03-02"), await User.IdInAsync(_savings, 300m, Later));
        var link = (await LinkAsync("transfer", sent, arrived)).Is(HttpStatusCode.Created);

        (await User.DeleteAsync($"transactions/{sent}")).Is(HttpStatusCode.OK);

        (await User.GetAsync($"links/{link.Id}")).IsProblem(HttpStatusCode.NotFound);
        Assert.Equal("ordinary", (await TransactionAsync(arrived)).GetProperty("role").GetString());
        Assert.Equal(300m, (await User.FiguresAsync("2026-03")).Of("income"));
        Assert.Equal((1000m, 300m), (await User.BalanceAsync(_giro), await User.BalanceAsync(_savings)));
    }

    [Fact]
    public async Task Another_amount_or_account_of_a_leg_dissolves_its_link()
    {
        var (sent, arrived) = (await User.IdInAsync(_giro, -300m, "2026-03-02"), await User.IdInAsync(_savings, 300m, Later));
        (await LinkAsync("transfer", sent, arrived)).Is(HttpStatusCode.Created);

        (await User.PatchAsync($"transactions/{sent}", new { note = "still one" })).Is(HttpStatusCode.OK);
        Assert.Single(await User.ListAllAsync("links"));
        (await User.PatchAsync($"transactions/{sent}", new { amount = -299 })).Is(HttpStatusCode.OK);

        Assert.Empty(await User.ListAllAsync("links"));
        var figures = await User.FiguresAsync("2026-03");
        Assert.Equal((300m, -299m, 0m), (figures.Of("income"), figures.Of("expense"), figures.Of("transfers")));
    }

    [Fact]
    public async Task Links_are_listed_by_kind_and_transaction()
    {
        var (sent, arrived) = (await User.IdInAsync(_giro, -300m, "2026-03-02"), await User.IdInAsync(_savings, 300m, Later));
        var (bought, back) = (await User.IdInAsync(_giro, -80m, description: "Bakery"), await User.IdInAsync(_giro, 8m));
        var transfer = (await LinkAsync("transfer", sent, arrived)).Is(HttpStatusCode.Created).Id;
        var refund = (await LinkAsync("refund", back, bought)).Is(HttpStatusCode.Created).Id;

        Assert.Equal([refund, transfer], await IdsAsync("links"));
        Assert.Equal([transfer], await IdsAsync("links?kind=transfer"));
        Assert.Equal([refund], await IdsAsync($"links?transactionId={bought}"));
        Assert.Equal([transfer], await IdsAsync($"links?transactionId={arrived}&state=user"));
        Assert.Empty(await IdsAsync($"links?transactionId={arrived}&kind=refund"));
    }

    private async Task<List<Guid>> IdsAsync(string path) =>
        [.. (await User.ListAllAsync(path)).Select(item => item.GetProperty("id").GetGuid())];

    private Task<Answer> LinkAsync(string kind, Guid fromId, Guid toId) => User.PostAsync("links", new { kind, fromId, toId });

    private async Task<JsonElement> TransactionAsync(Guid id) => (await User.GetAsync($"transactions/{id}")).Is(HttpStatusCode.OK).Body;

    private static JsonElement Category(JsonElement figures, Guid id) => figures.GetProperty("categories").EnumerateArray()
        .Single(category => category.GetProperty("categoryId") is { ValueKind: JsonValueKind.String } own && own.GetGuid() == id);
}

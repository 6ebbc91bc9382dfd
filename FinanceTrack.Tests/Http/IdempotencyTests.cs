using System.Net;
using System.Text;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Http;

public sealed class IdempotencyTests(HostFixture fixture) : SignedInTests(fixture)
{
    private const string Plain = """{"bookedOn":"2026-03-14","amount":-3.2,"currency":"EUR","description":"Café /"}""";

    private static readonly object Coffee = new { bookedOn = "2026-03-14", amount = -3.2, currency = "EUR", description = "Coffee" };

    [Fact]
    public async Task The_same_key_and_body_give_the_same_answer_and_one_transaction()
    {
        var first = (await User.PostAsync("transactions", Coffee, "k-1")).Is(HttpStatusCode.Created);
        var second = (await User.PostAsync("transactions", Coffee, "k-1")).Is(HttpStatusCode.Created);

        Assert.Equal((first.Text, first.ETag, first.Location), (second.Text, second.ETag, second.Location));
        Assert.Single(await User.ListAllAsync("transactions"));
    }

    [Fact]
    public async Task The_stored_answer_is_given_even_when_the_transaction_has_changed_since()
    {
        var first = (await User.PostAsync("transactions", Coffee, "k-1")).Is(HttpStatusCode.Created);
        (await User.DeleteAsync($"transactions/{first.Id}")).Is(HttpStatusCode.OK);

        var second = (await User.PostAsync("transactions", Coffee, "k-1")).Is(HttpStatusCode.Created);

        Assert.Equal(first.Text, second.Text);
        Assert.Empty(await User.ListAllAsync("transactions"));
    }

    [Fact]
    public async Task The_same_key_with_another_body_or_route_is_unprocessable()
    {
        (await User.PostAsync("transactions", Coffee, "k-1")).Is(HttpStatusCode.Created);

        (await User.PostAsync(
            "transactions", new { bookedOn = "2026-03-14", amount = -3.3, currency = "EUR", description = "Coffee" }, "k-1"))
            .IsProblem(HttpStatusCode.UnprocessableEntity);
        (await User.PostAsync("categories", new { name = "Coffee" }, "k-1")).IsProblem(HttpStatusCode.UnprocessableEntity);

        Assert.Single(await User.ListAllAsync("transactions"));
        Assert.DoesNotContain("Coffee", (await User.CategoriesAsync()).Keys);
    }

    [Theory]
    [InlineData("""{ "description": "Caf\u00e9 \/", "currency": "EUR", "amount": -3.20, "bookedOn": "2026-03-14" }""")]
    [InlineData("""{"bookedOn":"2026-03-14","amount":-32e-1,"currency":"EUR","description":"Caf\u00E9 /"}""")]
    [InlineData("{\n\t\"BookedOn\": \"2026-03-14\",\r\n\"AMOUNT\": -0.32E+1, \"currency\": \"\\u0045UR\", \"description\": \"Café /\"}")]
    [InlineData("\ufeff{\"bookedOn\":\"2026-03-14\",\"amount\":-3.2,\"currency\":\"EUR\",\"description\":\"Café /\"}")]
    public async Task The_same_request_in_another_spelling_is_the_same_request(string spelling)
    {
        var first = (await SendAsync(Plain)).Is(HttpStatusCode.Created);

        Assert.Equal(first.Text, (await SendAsync(spelling)).Is(HttpStatusCode.Created).Text);
        Assert.Single(await User.ListAllAsync("transactions"));
    }

    [Theory]
    [InlineData("""{"bookedOn":"2026-03-14","amount":-3.21,"currency":"EUR","description":"Café /"}""")]
    [InlineData("""{"bookedOn":"2026-03-14","amount":3.2,"currency":"EUR","description":"Café /"}""")]
    [InlineData("""{"bookedOn":"2026-03-14","amount":-32,"currency":"EUR","description":"Café /"}""")]
    [InlineData("""{"bookedOn":"2026-03-14","amount":-3.2,"currency":"EUR","description":"café /"}""")]
    [InlineData("""{"bookedOn":"2026-03-14","amount":-3.2,"currency":"EUR","description":"Café /","note":"New"}""")]
    public async Task Another_request_under_the_same_key_is_refused(string other)
    {
        (await SendAsync(Plain)).Is(HttpStatusCode.Created);

        (await SendAsync(other)).IsProblem(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_failed_attempt_leaves_the_key_free()
    {
        Assert.Equal(["/amount"], (await User.PostAsync(
            "transactions", new { bookedOn = "2026-03-14", amount = 0, currency = "EUR", description = "Coffee" }, "k-1")).Pointers);
        (await User.PostAsync("categories", new { name = "Groceries" }, "k-1")).IsProblem(HttpStatusCode.Conflict);

        (await User.PostAsync("transactions", Coffee, "k-1")).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Requests_with_one_key_at_the_same_time_make_exactly_one_transaction()
    {
        for (var round = 1; round <= 5; round++)
        {
            var key = $"race-{round}";
            var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => User.PostAsync("transactions", Coffee, key)));

            var created = answers.Where(answer => answer.Status == HttpStatusCode.Created).ToList();
            Assert.All(answers.Except(created), answer => answer.IsProblem(HttpStatusCode.Conflict));
            Assert.Single(created.Select(answer => answer.Text).Distinct());
            Assert.Equal(round, (await User.ListAllAsync("transactions")).Count);
        }
    }

    [Fact]
    public async Task TwoUsers_keys_have_nothing_to_do_with_each_other()
    {
        using var other = await TestUser.RegisterAsync(Host);

        var mine = (await User.PostAsync("transactions", Coffee, "shared")).Is(HttpStatusCode.Created);
        var theirs = (await other.PostAsync("transactions", Coffee, "shared")).Is(HttpStatusCode.Created);

        Assert.NotEqual(mine.Id, theirs.Id);
    }

    [Theory]
    [InlineData("with blank")]
    [InlineData("")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        Assert.Equal(["Idempotency-Key"], (await User.PostAsync("transactions", Coffee, key)).Pointers);
        Assert.Empty(await User.ListAllAsync("transactions"));
    }

    [Fact]
    public async Task A_key_of_more_than_255_characters_is_refused() =>
        Assert.Equal(["Idempotency-Key"], (await User.PostAsync("transactions", Coffee, new string('k', 256))).Pointers);

    private async Task<Answer> SendAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/transactions")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", "k-1");
        using var response = await User.Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}

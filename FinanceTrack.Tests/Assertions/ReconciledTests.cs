using System.Net;
using FinanceTrack.Tests.Accounts;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Assertions;

public sealed class ReconciledTests(HostFixture fixture) : SignedInTests(fixture)
{
    private Guid _giro, _bought;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _giro = await User.AddAccountAsync("Giro", opening: 100m);
        _bought = await User.IdInAsync(_giro, -30m, "2026-01-10");
        (await StateAsync("2026-01-31", 70m)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_row_of_a_statement_that_agrees_changes_its_money_only_by_force()
    {
        var refused = (await User.PatchAsync($"transactions/{_bought}", new { amount = -31 })).IsProblem(HttpStatusCode.Conflict);
        Assert.Contains("2026-01-31", refused.Text, StringComparison.Ordinal);
        (await User.PatchAsync($"transactions/{_bought}", new { bookedOn = "2026-02-10" })).IsProblem(HttpStatusCode.Conflict);
        (await User.DeleteAsync($"transactions/{_bought}")).IsProblem(HttpStatusCode.Conflict);
        Assert.Equal(70m, await User.BalanceAsync(_giro));

        (await User.PatchAsync($"transactions/{_bought}?force=true", new { amount = -31 })).Is(HttpStatusCode.OK);
        Assert.Equal(69m, await User.BalanceAsync(_giro));
        (await User.DeleteAsync($"transactions/{_bought}")).Is(HttpStatusCode.OK); // The statement agrees no longer.
    }

    [Fact]
    public async Task Its_words_and_what_is_after_the_statement_are_free()
    {
        (await User.PatchAsync($"transactions/{_bought}", new { description = "Bakery", note = "Cake" })).Is(HttpStatusCode.OK);
        var later = await User.IdInAsync(_giro, -5m, "2026-02-01");

        (await User.PatchAsync($"transactions/{later}", new { amount = -6 })).Is(HttpStatusCode.OK);
        (await User.DeleteAsync($"transactions/{later}")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Force_is_true_or_false() =>
        Assert.Equal(["force"], (await User.DeleteAsync($"transactions/{_bought}?force=please")).Pointers);

    private Task<Answer> StateAsync(string day, decimal balance) =>
        User.SendAsync(HttpMethod.Put, $"accounts/{_giro}/assertions/{day}", new { balance });
}

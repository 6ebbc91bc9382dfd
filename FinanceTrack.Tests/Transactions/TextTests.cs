using FinanceTrack.Domain.Categories;
using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Tests.Ledger;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Transactions;

/// <summary>Text in any script is accepted, told apart and found alike by both engines, whatever their collations think of it.</summary>
public sealed class TextTests
{
    private static readonly NewTransaction Purchase = new(new DateOnly(2026, 3, 2), null, -12.5m, "EUR", "ZYQX 17");

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Category_names_differ_by_more_than_case_width_and_ligatures(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var user = (await ledger.AddUserAsync()).Id;
        string[] names = ["Straße", "🍕", "🍔", "Bar", "Bär", "コーヒー", "こーひー"];

        foreach (var name in names)
            Assert.True((await CreateAsync(ledger, user, name)).Succeeded, name);

        foreach (var name in (string[])["STRASSE", "Strasse", "Ｂａｒ", "🍕"])
            Assert.IsType<ConflictError>((await CreateAsync(ledger, user, name)).Error);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Of_categories_that_take_a_name_at_once_exactly_one_gets_it(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var user = (await ledger.AddUserAsync()).Id;
        var created = new List<CategoryDetails>();
        for (var i = 0; i < 8; i++)
            created.Add((await CreateAsync(ledger, user, $"Before {i}")).Value);

        var renamed = await Task.WhenAll(created.Select(category => ledger.Get<UpdateCategory>().ExecuteAsync(
            user.Actor(), category.Id, new CategoryChanges(new Optional<string?>("After"), default), null, CancellationToken.None)));

        Assert.Single(renamed, result => result.Succeeded);
        Assert.Equal(7, renamed.Count(result => result.Error is ConflictError));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_search_finds_what_contains_the_text_however_it_is_written_and_nothing_else(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var user = (await ledger.AddUserAsync()).Id;
        foreach (var description in (string[])["Café Straße 🍕", "100% [Rabatt]", "스타벅스 강남"])
            Assert.True((await RecordAsync(ledger, user, Purchase with { Description = description })).Succeeded);

        Assert.Equal(1, await CountAsync(ledger, user, "CAFE"));
        Assert.Equal(1, await CountAsync(ledger, user, "🍕"));
        Assert.Equal(0, await CountAsync(ledger, user, "🍔"));
        Assert.Equal(1, await CountAsync(ledger, user, "STRASSE"));
        Assert.Equal(1, await CountAsync(ledger, user, "0% [r"));
        Assert.Equal(0, await CountAsync(ledger, user, "1_0"));
        Assert.Equal(1, await CountAsync(ledger, user, "강남"));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task The_longest_texts_are_taken_in_a_script_that_folding_makes_longer(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var user = (await ledger.AddUserAsync()).Id;
        var longest = Purchase with { Description = new string('각', 500), Note = new string('닭', 999) + "끝" };

        Assert.True((await RecordAsync(ledger, user, longest)).Succeeded);

        Assert.Equal(1, await CountAsync(ledger, user, "닭끝"));
    }

    private static Task<Result<CategoryDetails>> CreateAsync(TestLedger ledger, Guid user, string name) =>
        ledger.Get<CreateCategory>().ExecuteAsync(user.Actor(), new NewCategory(name), null, CancellationToken.None);

    private static Task<Result<TransactionDetails>> RecordAsync(TestLedger ledger, Guid user, NewTransaction transaction) =>
        ledger.Get<RecordTransaction>().ExecuteAsync(user.Actor(), transaction, null, CancellationToken.None);

    private static async Task<int> CountAsync(TestLedger ledger, Guid user, string text) =>
        (await ledger.Get<ListTransactions>().ExecuteAsync(
        user, new TransactionFilter(Text: text), new PageRequest(50, null), CancellationToken.None)).Value.Items.Count;
}

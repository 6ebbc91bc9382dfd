using CsCheck;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Tests.Ledger;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Transactions;

/// <summary>The list finds the same rows whether it reads them all or skips what the indexes rule out.</summary>
public sealed class SearchTests
{
    private const int Rows = (3 * SearchBlock.Rows) - 40;
    private const int Changes = 40;

    private static readonly string[] Words =
        ["market", "hall", "rewe", "café", "straße", "100%", "a_b", "[sale]", "back\\slash", "漢字", "ﬁne", "x"];

    private static readonly string[] Questions =
        ["market", "hall market", "rewe 7", "CAFE", "strasse", "%", "_", "[s", "\\", "漢", "fine", "x", "q", "zz",
        "nowhere at all", " h", "12"];

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_text_finds_the_rows_that_have_it_after_any_edits_and_deletes(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var id = (await ledger.AddUserAsync()).Id;
        var texts = await RecordAsync(ledger, id);
        var random = new Random(11);
        for (var change = 0; change < Changes; change++)
        {
            var row = texts.Keys.ElementAt(random.Next(texts.Count));
            if (change % 3 == 0)
            {
                Assert.True((await ledger.Get<DeleteTransaction>().ExecuteAsync(id.Actor(), row, null, true, default)).Succeeded);
                texts.Remove(row);
                continue;
            }

            texts[row] = $"edited {TextOf(random)} zz";
            Assert.True((await ledger.Get<EditTransaction>().ExecuteAsync(
                id.Actor(), row, NoChange with { Description = new Optional<string?>(texts[row]) }, null, true, default)).Succeeded);
        }

        foreach (var question in Questions)
        {
            var folded = SearchText.Fold(question.Trim());
            var expected = texts.Where(text => SearchText.Of(text.Value, null).Contains(folded, StringComparison.Ordinal))
                .Select(text => text.Key).Order().ToArray();
            var found = await FindAsync(ledger, id, new TransactionFilter(Text: question));
            Assert.True(expected.SequenceEqual(found), question);
        }
    }

    [Fact]
    public async Task Amounts_currencies_and_roles_find_what_they_name()
    {
        await using var ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite);
        var id = (await ledger.AddUserAsync()).Id;
        await RecordAsync(ledger, id);
        await RecordAsync(ledger, id, [New("2026-02-01", -900, "USD", "one dollar row"), New("2026-02-02", 7_000, "JPY", "yen")]);

        Assert.Single(await FindAsync(ledger, id, new TransactionFilter(Currency: "USD")));
        Assert.Single(await FindAsync(ledger, id, new TransactionFilter(Max: -800)));
        Assert.Single(await FindAsync(ledger, id, new TransactionFilter(Min: 5_000)));
        Assert.Empty(await FindAsync(ledger, id, new TransactionFilter(Max: -1_000)));
        Assert.Empty(await FindAsync(ledger, id, new TransactionFilter(Currency: "CHF")));
        Assert.Empty(await FindAsync(ledger, id, new TransactionFilter(Role: TransactionRole.Refund)));
        Assert.Equal(Rows + 2, (await FindAsync(ledger, id, new TransactionFilter(Role: TransactionRole.Ordinary))).Length);
        var several = new TransactionFilter(Currency: "USD", Text: "dollar", To: new DateOnly(2026, 2, 1), Max: 0);
        Assert.Single(await FindAsync(ledger, id, several));
    }

    [Fact]
    public void A_filter_never_rules_out_a_text_that_is_there() => Gen.Select(
        Gen.String[0, 40].Array[1, 30], Gen.Int[0, 29], Gen.Int[0, 39], Gen.Int[1, 8]).Sample((texts, row, start, length) =>
    {
        var folded = Array.ConvertAll(texts, SearchText.Fold);
        var text = folded[row % folded.Length];
        var from = text.Length == 0 ? 0 : start % text.Length;
        var part = text.Substring(from, Math.Min(length, text.Length - from));
        Assert.True(SearchBlock.MayHold(SearchBlock.FilterOf(folded), SearchBlock.RunsOf(part)));
    }, iter: 2_000);

    [Fact]
    public void A_filter_rules_out_nearly_all_that_is_not_there()
    {
        var random = new Random(5);
        var filter = SearchBlock.FilterOf(Enumerable.Range(0, SearchBlock.Rows).Select(_ => SearchText.Fold(TextOf(random))));
        var passed = Enumerable.Range(0, 2_000).Count(i => SearchBlock.MayHold(filter, SearchBlock.RunsOf($"{(char)(0x0400 + i)}")));
        Assert.InRange(passed, 0, 20);
    }

    private static TransactionChanges NoChange => new(default, default, default, default, default, default, default);

    private static string TextOf(Random random) =>
        $"{Words[random.Next(Words.Length)]} {Words[random.Next(Words.Length)]} {random.Next(10_000)}";

    private static NewTransaction New(string day, decimal amount, string currency, string text) => new(
        DateOnly.ParseExact(day, "yyyy-MM-dd", null), null, amount, currency, text);

    private static async Task<Dictionary<Guid, string>> RecordAsync(TestLedger ledger, Guid id)
    {
        var random = new Random(3);
        return await RecordAsync(ledger, id, [.. Enumerable.Range(0, Rows).Select(i =>
            New($"2026-01-{1 + (i % 28):00}", -1 - random.Next(500), "EUR", TextOf(random)))]);
    }

    private static async Task<Dictionary<Guid, string>> RecordAsync(TestLedger ledger, Guid id, NewTransaction[] items)
    {
        var texts = new Dictionary<Guid, string>();
        foreach (var some in items.Chunk(RecordBatch.MaxTransactions))
        {
            var batch = await ledger.Get<RecordBatch>().ExecuteAsync(
                id.Actor(), new NewBatch([.. some.Select(item => (Result<NewTransaction>)item)]), null, default);
            foreach (var item in batch.Value.Items)
                texts[item.Transaction!.Id] = item.Transaction.Description;
        }

        return texts;
    }

    private static async Task<Guid[]> FindAsync(TestLedger ledger, Guid id, TransactionFilter filter)
    {
        var found = new List<Guid>();
        for (string? cursor = null; ;)
        {
            var page = (await ledger.Get<ListTransactions>().ExecuteAsync(id, filter, new PageRequest(200, cursor), default)).Value;
            found.AddRange(page.Items.Select(row => row.Id));
            cursor = page.NextCursor;
            if (cursor is null)
                return [.. found.Order()];
        }
    }
}

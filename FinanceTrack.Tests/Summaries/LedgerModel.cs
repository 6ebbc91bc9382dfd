using System.Globalization;
using System.Net;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Summaries;

/// <summary>Changes a user's ledger over HTTP at random, and knows beside it what it must hold.</summary>
internal sealed class LedgerModel(TestUser user, Random random)
{
    private static readonly CurrencyModel[] Currencies = [new("EUR", 2), new("JPY", 0), new("KWD", 3)];

    private readonly Dictionary<Guid, Entry> _entries = [];
    private readonly List<Guid> _categories = [];

    public async Task ChangeAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await (random.Next(10) switch
            {
                0 => AddCategoryAsync(),
                1 when _categories.Count > 1 => DeleteCategoryAsync(),
                2 when _entries.Count > 0 => DeleteAsync(),
                3 or 4 when _entries.Count > 0 => EditAsync(),
                5 => RecordBatchAsync(),
                _ => RecordAsync(),
            });
        }
    }

    /// <summary>A line for each month, currency and category: income, expense, net, count.</summary>
    public IEnumerable<string> Figures() =>
        from entry in _entries.Values
        group entry by (Month: entry.BookedOn[..7], entry.Currency, entry.Category) into sums
        let income = sums.Sum(entry => Math.Max(entry.Amount, 0))
        let expense = sums.Sum(entry => Math.Min(entry.Amount, 0))
        let figures = new[] { income, expense, income + expense }.Select(sum => Currencies[sums.Key.Currency].Text(sum))
        let category = sums.Key.Category?.ToString() ?? "-"
        let line = $"{sums.Key.Month} {Currencies[sums.Key.Currency].Code} {category} {string.Join(' ', figures)} {sums.Count()}"
        orderby line
        select line;

    private async Task RecordAsync()
    {
        var entry = NewEntry();
        Take(entry, (await user.PostAsync("transactions", Body(entry))).Is(HttpStatusCode.Created).Body);
    }

    private async Task RecordBatchAsync()
    {
        var entries = Enumerable.Range(0, 5).Select(_ => NewEntry()).ToList();
        var recorded = await user.RecordAllAsync(entries.Select(Body));
        foreach (var (entry, transaction) in entries.Zip(recorded))
            Take(entry, transaction);
    }

    private async Task EditAsync()
    {
        var (id, entry) = (AnyEntry(), NewEntry());
        (await user.PatchAsync($"transactions/{id}", Body(entry))).Is(HttpStatusCode.OK);
        _entries[id] = entry;
    }

    private async Task DeleteAsync()
    {
        var id = AnyEntry();
        (await user.DeleteAsync($"transactions/{id}")).Is(HttpStatusCode.OK);
        _entries.Remove(id);
    }

    private async Task AddCategoryAsync() => _categories.Add(await user.AddCategoryAsync($"Category {Guid.NewGuid():N}"));

    private async Task DeleteCategoryAsync()
    {
        var (from, to) = (_categories[^1], _categories[0]);
        (await user.DeleteAsync($"categories/{from}?reassignTo={to}")).Is(HttpStatusCode.OK);
        _categories.Remove(from);
        foreach (var (id, entry) in _entries.Where(entry => entry.Value.Category == from).ToList())
            _entries[id] = entry with { Category = to };
    }

    // Without a category of its own a transaction may be given one.
    private void Take(Entry sent, JsonElement recorded) => _entries[recorded.GetProperty("id").GetGuid()] = sent with
    {
        Category = recorded.GetProperty("categoryId") is { ValueKind: JsonValueKind.String } category ? category.GetGuid() : null,
    };

    private Guid AnyEntry() => _entries.Keys.ElementAt(random.Next(_entries.Count));

    private Entry NewEntry()
    {
        var currency = random.Next(Currencies.Length);
        var sign = random.Next(4) == 0 ? 1 : -1;
        return new Entry(
            $"2026-{random.Next(1, 13):00}-{random.Next(1, 29):00}",
            currency,
            sign * random.Next(1, 1_000_000) / Currencies[currency].MinorUnits,
            _categories.Count > 0 && random.Next(3) > 0 ? _categories[random.Next(_categories.Count)] : null);
    }

    private static object Body(Entry entry) => new
    {
        bookedOn = entry.BookedOn,
        amount = entry.Amount,
        currency = Currencies[entry.Currency].Code,
        description = "Anything",
        categoryId = entry.Category,
    };

    private sealed record Entry(string BookedOn, int Currency, decimal Amount, Guid? Category);

    private sealed record CurrencyModel(string Code, int Digits)
    {
        public decimal MinorUnits { get; } = (decimal)Math.Pow(10, Digits);

        public string Text(decimal amount) => amount.ToString($"F{Digits}", CultureInfo.InvariantCulture);
    }
}

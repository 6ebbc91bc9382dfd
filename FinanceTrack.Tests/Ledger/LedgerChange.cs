using CsCheck;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Tests.Ledger;

/// <summary>One change of a ledger, made through the use case that a user would make it through.</summary>
public sealed record LedgerChange(ChangeKind Kind, int Target, LedgerEntry Entry)
{
    /// <summary>Any changes in any order; an edit or a delete of a ledger without transactions does nothing.</summary>
    public static readonly Gen<LedgerChange[]> Sequences = Gen.Select(
            Gen.Enum<ChangeKind>(), Gen.Int[0, 1_000], LedgerEntry.Any, (kind, target, entry) => new LedgerChange(kind, target, entry))
        .Array[1, 24];

    /// <param name="categories">Of the user, to choose from.</param>
    /// <param name="transactions">The ids of the user's transactions, kept up to date here.</param>
    public async Task ApplyAsync(TestLedger ledger, Guid ledgerId, IReadOnlyList<Guid> categories, List<Guid> transactions)
    {
        if (Kind is ChangeKind.Record or ChangeKind.RecordThree || transactions.Count == 0)
        {
            var items = Enumerable.Range(0, Kind == ChangeKind.RecordThree ? 3 : 1).Select(i => Entry.ToNew(categories, i)).ToList();
            transactions.AddRange(await RecordAsync(ledger, ledgerId, items));
            return;
        }

        var id = transactions[Target % transactions.Count];
        if (Kind == ChangeKind.Delete)
        {
            Assert.True((await ledger.Get<DeleteTransaction>().ExecuteAsync(
                ledgerId.Actor(), id, null, true, CancellationToken.None)).Succeeded);
            transactions.Remove(id);
            return;
        }

        var changes = Entry.ToChanges(Kind, categories);
        Assert.True((await ledger.Get<EditTransaction>().ExecuteAsync(
            ledgerId.Actor(), id, changes, null, true, CancellationToken.None)).Succeeded);
    }

    private static async Task<IEnumerable<Guid>> RecordAsync(TestLedger ledger, Guid ledgerId, List<NewTransaction> items)
    {
        if (items.Count > 1)
        {
            var batch = await ledger.Get<RecordBatch>().ExecuteAsync(
                ledgerId.Actor(), new NewBatch([.. items.Select(item => (Result<NewTransaction>)item)]), null, CancellationToken.None);
            return batch.Value.Items.Select(i => i.Transaction!.Id);
        }

        return [(await ledger.Get<RecordTransaction>().ExecuteAsync(ledgerId.Actor(), items[0], null, CancellationToken.None)).Value.Id];
    }
}

public enum ChangeKind
{
    Record,
    RecordThree,
    EditAmount,
    EditDay,
    EditCategory,
    EditNote,
    Delete,
}

/// <summary>A made-up transaction.</summary>
public sealed record LedgerEntry(int Day, int Cents, int Currency, int Merchant, int Category, bool HasTime)
{
    public static readonly Gen<LedgerEntry> Any = Gen.Select(
        Gen.Int[0, 70], Gen.Int[-50_000, 50_000], Gen.Int[0, 2], Gen.Int[0, 5], Gen.Int[0, 17], Gen.Bool,
        (day, cents, currency, merchant, category, hasTime) => new LedgerEntry(day, cents, currency, merchant, category, hasTime));

    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly string[] Currencies = ["EUR", "JPY", "KWD"];
    private static readonly string[] Merchants = ["Noodle bar", "SUPERMARKT 4711", "Rent", "Salary ACME", "Tram ticket", "Café Zoë"];

    private DateOnly BookedOn => Start.AddDays(Day);

    private decimal Amount => Currencies[Currency] == "JPY" ? Cents | 1 : (Cents | 1) / 100m;

    public NewTransaction ToNew(IReadOnlyList<Guid> categories, int place) => new(
        BookedOn.AddDays(place),
        HasTime ? new DateTimeOffset(BookedOn.AddDays(place), new TimeOnly(Merchant + 7, 30), TimeSpan.Zero) : null,
        Amount,
        Currencies[Currency],
        Merchants[Merchant],
        CategoryOf(categories));

    public TransactionChanges ToChanges(ChangeKind kind, IReadOnlyList<Guid> categories) => new(
        kind == ChangeKind.EditDay ? new Optional<DateOnly?>(BookedOn) : default,
        default,
        kind == ChangeKind.EditAmount ? new Optional<decimal?>(Math.Truncate(Amount) + 1000) : default,
        kind == ChangeKind.EditAmount ? new Optional<string?>(Currencies[Currency]) : default,
        default,
        kind == ChangeKind.EditCategory ? new Optional<Guid?>(CategoryOf(categories)) : default,
        kind == ChangeKind.EditNote ? new Optional<string?>($"note {Cents}") : default);

    // The last choice stands for none of them.
    private Guid? CategoryOf(IReadOnlyList<Guid> categories) => Category < categories.Count ? categories[Category] : null;
}

using System.Reflection;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Tests.Ledger;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Transactions;

public sealed class TransactionColumnsTests
{
    private static readonly PropertyInfo[] Stored =
        [.. typeof(TransactionRow).GetProperties().Where(property => property.Name != nameof(TransactionRow.Money))];

    [Fact]
    public void Every_property_of_a_row_is_a_column() =>
        Assert.Equal(Stored.Select(property => property.Name).Order(), TransactionColumns.Names.Order());

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Every_column_is_inserted_updated_and_read(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var user = (await ledger.AddUserAsync()).Id;
        TransactionRow[] rows = [Row(user, 1), Row(user, 2), Row(user, 3)];
        var changed = Row(user, 4) with
        {
            Id = rows[1].Id,
            Sequence = rows[1].Sequence,
            ExternalId = rows[1].ExternalId,
            ExternalIdKey = rows[1].ExternalIdKey,
            CreatedAt = rows[1].CreatedAt,
        };
        Assert.All(Stored, property => Assert.NotEqual(property.GetValue(rows[0]), DefaultOf(property.PropertyType)));

        await ledger.Database.WriteAsync(
            async session =>
            {
                await TransactionTable.InsertAsync(session, [rows[0]]);
                await TransactionTable.InsertAsync(session, rows[1..]);
                await TransactionTable.UpdateAsync(session, changed);
                return rows.Length;
            },
            CancellationToken.None);
        var shown = await ledger.Database.ReadAsync(
            session => TransactionTable.FindByExternalIdKeysAsync(session, user, [changed.ExternalIdKey!]), CancellationToken.None);

        var stored = new List<TransactionRow>();
        await foreach (var row in TransactionTable.StreamAsync(ledger.Database, user, CancellationToken.None))
            stored.Add(row);

        Assert.Equal([rows[0], changed, rows[2]], stored);
        Assert.Equal(changed,
            await ledger.Database.ReadAsync(session => TransactionTable.FindAsync(session, user, changed.Id), CancellationToken.None));
        Assert.Equal([TransactionDetails.Of(changed)], shown);
    }

    // No value is its type's default, and no two rows share one.
    private static TransactionRow Row(Guid user, int number) => new()
    {
        LedgerId = user,
        Id = Guid.CreateVersion7(),
        Sequence = number,
        BookedOn = new DateOnly(2026, 3, number),
        OccurredAt = Instant(number),
        AmountMinor = -100 - number,
        Currency = number % 2 == 0 ? Currency.Of("JPY") : Currency.Of("EUR"),
        Description = $"Description {number}",
        Note = $"Note {number}",
        SearchText = $"search text {number}",
        ExternalId = $"External {number}",
        ExternalIdKey = $"external {number}",
        AccountId = Guid.CreateVersion7(),
        Role = number % 2 == 0 ? TransactionRole.Transfer : TransactionRole.Refund,
        IsSplit = true,
        RefundedMinor = 10 + number,
        RefundExpectedMinor = 30 + number,
        FeeMinor = 20 + number,
        LinkedCategoryId = Guid.CreateVersion7(),
        CategoryId = Guid.CreateVersion7(),
        CategorySource = number % 2 == 0 ? CategorySource.Model : CategorySource.Rule,
        CategoryConfidence = number / 16.0,
        CategoryKey = 1_000 + number,
        MerchantKey = 2_000 + number,
        Score = number / 8.0,
        ScoreThreshold = number / 32.0,
        IsAnomaly = true,
        Reasons = $"[{number}]",
        ScoredBy = $"sum-{number}",
        CreatedAt = Instant(number + 10),
        UpdatedAt = Instant(number + 20),
        Version = number,
    };

    private static DateTimeOffset Instant(int hours) => new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hours);

    private static object? DefaultOf(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
}

using System.Data;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Tests.Support;
using Microsoft.Data.SqlClient;

namespace FinanceTrack.Tests.Data;

public sealed class SqlValuesTests
{
    private static readonly Statement ByIdsSql = Statement.Of("SELECT COUNT(*) FROM Scratch WHERE Id IN @Ids");

    private static readonly ScratchRow[] Rows =
    [
        new()
        {
            Instant = new DateTimeOffset(2026, 3, 29, 1, 59, 59, 999, TimeSpan.Zero),
            Day = new DateOnly(2024, 2, 29),
            Currency = Currency.Of("KWD"),
            Flag = true,
            Kind = ScratchKind.Second,
            Minor = long.MaxValue,
            Ratio = 2,
            Words = "naïve 数 '; --",
            Bytes = [0, 1, 255],
            MaybeId = Guid.NewGuid(),
            MaybeInstant = new DateTimeOffset(1969, 12, 31, 23, 59, 59, 1, TimeSpan.Zero),
            MaybeDay = new DateOnly(9999, 12, 31),
        },
        new() { Day = new DateOnly(1, 1, 1), Minor = long.MinValue, Ratio = -1.0 / 3, Bytes = [7] },
    ];

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Every_type_comes_back_as_it_went_in(DatabaseProvider provider)
    {
        await using var scratch = await ScratchTable.CreateAsync(provider);

        foreach (var row in Rows)
            await scratch.Database.WriteAsync(session => ScratchTable.InsertAsync(session, row), CancellationToken.None);

        Assert.Equivalent(Rows.OrderBy(row => row.Id.ToString()), await scratch.RowsAsync(), strict: true);
    }

    // SQL Server takes no text for BINARY, not even NULL, and text is what the driver makes of a value without a type.
    [Theory]
    [InlineData(typeof(Guid), SqlDbType.VarBinary)]
    [InlineData(typeof(DateTimeOffset), SqlDbType.DateTime2)]
    [InlineData(typeof(DateOnly), SqlDbType.Date)]
    [InlineData(typeof(Currency), SqlDbType.Char)]
    public void A_parameter_without_a_value_has_its_columns_type(Type type, SqlDbType expected)
    {
        var parameter = new SqlParameter();

        SqlHandlers.All[type].SetValue(parameter, DBNull.Value);

        Assert.Equal((expected, DBNull.Value), (parameter.SqlDbType, parameter.Value));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Every_type_comes_back_from_a_bulk_insert_as_it_went_in(DatabaseProvider provider)
    {
        await using var scratch = await ScratchTable.CreateAsync(provider);

        await scratch.Database.WriteAsync(async session =>
        {
            await session.InsertManyAsync("Scratch", ScratchTable.Columns, [.. Rows.Select(row => row.Values)]);
            return true;
        }, CancellationToken.None);

        Assert.Equivalent(Rows.OrderBy(row => row.Id.ToString()), await scratch.RowsAsync(), strict: true);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Ids_sort_in_the_order_in_which_they_were_made(DatabaseProvider provider)
    {
        await using var scratch = await ScratchTable.CreateAsync(provider);
        var rows = Enumerable.Range(0, 50)
            .Select(i => new ScratchRow { Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddDays(37 * i)), Minor = i })
            .ToList();

        await scratch.Database.WriteAsync(async session =>
        {
            foreach (var row in rows.AsEnumerable().Reverse())
                await ScratchTable.InsertAsync(session, row);
            return true;
        }, CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, 50).Select(i => (long)i), (await scratch.RowsAsync()).Select(row => row.Minor));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_list_of_ids_finds_its_rows_and_one_that_would_find_none_is_refused(DatabaseProvider provider)
    {
        await using var scratch = await ScratchTable.CreateAsync(provider);
        foreach (var row in Rows)
            await scratch.Database.WriteAsync(session => ScratchTable.InsertAsync(session, row), CancellationToken.None);
        var ids = Rows.Select(row => row.Id).ToList();

        Assert.Equal(2, await scratch.Database.ReadAsync(
            session => session.ScalarAsync<int>(ByIdsSql, new { Ids = SqlValues.List(ids) }), CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => scratch.Database.ReadAsync(
            session => session.ScalarAsync<int>(ByIdsSql, new { Ids = ids }), CancellationToken.None));
    }
}

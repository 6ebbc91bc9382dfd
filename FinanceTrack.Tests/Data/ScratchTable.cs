using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Data;

/// <summary>A table with a column of each kind the product has, in a database of its own.</summary>
internal sealed class ScratchTable : IAsyncDisposable
{
    public static readonly string[] Columns =
        ["Id", "Instant", "Day", "Currency", "Flag", "Kind", "Minor", "Ratio", "Words", "Bytes", "MaybeId", "MaybeInstant", "MaybeDay"];

    private static readonly Statement CreateSql = Statement.Of("""
        CREATE TABLE Scratch (
            Id BINARY(16) NOT NULL PRIMARY KEY, Instant DATETIME2(3) NOT NULL, Day DATE NOT NULL, Currency CHAR(3) NOT NULL,
            Flag BIT NOT NULL, Kind INT NOT NULL, Minor BIGINT NOT NULL, Ratio FLOAT NOT NULL, Words NVARCHAR(100) NOT NULL,
            Bytes VARBINARY(40) NOT NULL, MaybeId BINARY(16) NULL, MaybeInstant DATETIME2(3) NULL, MaybeDay DATE NULL)
        """);

    private static readonly Statement InsertSql = Statement.Of($"""
        INSERT INTO Scratch ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select(column => "@" + column))})
        """);

    private static readonly Statement CountSql = Statement.Of("SELECT COUNT(*) FROM Scratch");

    public static readonly Statement SelectSql = Statement.Of($"SELECT {string.Join(", ", Columns)} FROM Scratch ORDER BY Id");

    private readonly TestDatabase _database;

    private ScratchTable(TestDatabase database) => _database = database;

    public Database Database => _database.Database;

    public string ConnectionString => _database.Options.ConnectionString;

    public static async Task<ScratchTable> CreateAsync(DatabaseProvider provider)
    {
        var scratch = new ScratchTable(await TestDatabase.CreateAsync(provider));
        await scratch.Database.WriteAsync(session => session.ExecuteAsync(CreateSql), CancellationToken.None);
        return scratch;
    }

    public static Task<int> InsertAsync(DbSession session, ScratchRow row) => session.ExecuteAsync(InsertSql, row);

    public Task<int> CountAsync() => Database.ReadAsync(session => session.ScalarAsync<int>(CountSql), CancellationToken.None);

    public Task<IReadOnlyList<ScratchRow>> RowsAsync() =>
        Database.ReadAsync(session => session.QueryAsync<ScratchRow>(SelectSql), CancellationToken.None);

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}

internal enum ScratchKind
{
    First,
    Second,
}

internal sealed record ScratchRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public DateTimeOffset Instant { get; init; } = DateTimeOffset.UnixEpoch;

    public DateOnly Day { get; init; }

    public Currency Currency { get; init; } = Currency.Of("EUR");

    public bool Flag { get; init; }

    public ScratchKind Kind { get; init; }

    public long Minor { get; init; }

    public double Ratio { get; init; }

    public string Words { get; init; } = "";

    public byte[] Bytes { get; init; } = [];

    public Guid? MaybeId { get; init; }

    public DateTimeOffset? MaybeInstant { get; init; }

    public DateOnly? MaybeDay { get; init; }

    public object?[] Values =>
        [Id, Instant, Day, Currency, Flag, Kind, Minor, Ratio, Words, Bytes, MaybeId, MaybeInstant, MaybeDay];
}

using System.Globalization;
using FinanceTrack.Domain;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Categorization;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Benchmarks.Statistics;

/// <summary>
/// A temporary SQLite file with made-up users: three years of transactions each, in one account, at 60 merchants in 17 categories, which
/// the users named.
/// Users' rows lie between each other's, a few days at a time, as they would after years of use.
/// </summary>
internal sealed class ManyLedgers : IAsyncDisposable
{
    private const int RowsAtOnce = 50;

    /// <summary>Of a ledger alone, whose rows lie beside each other anyway.</summary>
    private const int RowsAtOnceOfOne = 5_000;

    private static readonly Statement InsertUserSql = Statement.Of("""
        INSERT INTO Users (Id, Email, NormalizedEmail, EmailConfirmed, PasswordHash, SecurityStamp, DisplayName, Locale,
            Role, TwoFactorEnabled, AuthenticatorStep, LockoutEnabled, AccessFailedCount, CreatedAt, UpdatedAt, Version)
        VALUES (@Id, @Email, @Email, 0, '', '', '', 'en', 0, 0, 0, 0, 0, @Now, @Now, 1);
        INSERT INTO Ledgers (LedgerId, LastSequence, CreatedAt, UpdatedAt) VALUES (@Id, @Rows, @Now, @Now);
        INSERT INTO LedgerMembers (LedgerId, UserId, Role, IsOwn, CreatedAt, Version) VALUES (@Id, @Id, 2, 1, @Now, 1);
        """);

    private static readonly string[] Columns =
    [
        "LedgerId", "Id", "Sequence", "AccountId", "BookedOn", "OccurredAt", "AmountMinor", "Currency", "Description", "SearchText",
        "CategoryId", "CategorySource", "CategoryKey", "MerchantKey", "Score", "ScoreThreshold", "IsAnomaly", "Reasons", "ScoredBy",
        "CreatedAt", "UpdatedAt", "Version",
    ];

    private static readonly string[] MerchantNames =
        [.. Enumerable.Range(0, 60).Select(merchant => new string(new Random(merchant).GetItems("ABDEFGIKLMNOPRSTUVZ".AsSpan(), 6)))];

    private static readonly string[] CategoryColumns =
        ["LedgerId", "Id", "Slug", "Name", "NameKey", "IsArchived", "CreatedAt", "UpdatedAt", "Version"];

    private readonly string _file;
    private readonly ServiceProvider _services;

    private ManyLedgers(string file)
    {
        _file = file;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
            [
                new($"{DatabaseOptions.Section}:ConnectionString", $"Data Source={file}"),
                new("AzureWebJobsStorage", "UseDevelopmentStorage=true"),
            ])
            .Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddFinanceTrack(configuration)
            .BuildServiceProvider();
    }

    public Database Database => _services.GetRequiredService<Database>();

    /// <summary>The users, in the order in which they were made.</summary>
    public IReadOnlyList<Guid> Users { get; private set; } = [];

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public IJobHandler Handler(string kind) => _services.GetServices<IJobHandler>().Single(handler => handler.Kind == kind);

    public static async Task<ManyLedgers> CreateAsync(int users, int rows, CancellationToken cancellationToken)
    {
        var ledgers = new ManyLedgers(Path.Combine(Path.GetTempPath(), $"financetrack-bench-{Guid.NewGuid():N}.db"));
        await ActivatorUtilities.CreateInstance<Migrator>(ledgers._services).MigrateAsync(cancellationToken);
        var ids = await ledgers.AddUsersAsync(users, rows, cancellationToken);
        ledgers.Users = [.. ids.Select(user => user.Id)];
        var atOnce = users == 1 ? RowsAtOnceOfOne : RowsAtOnce;
        for (var first = 0; first < rows; first += atOnce)
        {
            var (from, to) = (first, Math.Min(first + atOnce, rows));
            await ledgers.Database.WriteAsync(
                async session =>
                {
                    foreach (var user in ids)
                        await session.InsertManyAsync("Transactions", Columns, [.. Rows(user, from, to, rows)]);
                    return true;
                },
                cancellationToken);
        }

        // The first look for a model, in a storage that need not be there, is not part of what is measured.
        await ledgers._services.GetRequiredService<ScorerSource>().GetAsync(cancellationToken);
        return ledgers;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(_file + suffix);
    }

    private Task<List<MadeUpUser>> AddUsersAsync(int users, int rows, CancellationToken cancellationToken) => Database.WriteAsync(
        async session =>
        {
            var added = new List<MadeUpUser>();
            for (var i = 0; i < users; i++)
            {
                var (id, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
                await session.ExecuteAsync(InsertUserSql, new { Id = id, Email = $"{id:N}@example.com", Now = now, Rows = rows });
                var account = AccountRow.New(id, "Main EUR", AccountKind.Current, Currency.Of("EUR"), now) with { IsDefault = true };
                await AccountTable.TryInsertAsync(session, account);
                var user = new MadeUpUser(id, i, account.Id, [.. Taxonomy.Slugs.Select(_ => Guid.CreateVersion7())]);
                await session.InsertManyAsync("Categories", CategoryColumns, [.. Taxonomy.Slugs.Select((slug, category) => new object?[]
                    { id, user.Categories[category], slug, slug, slug, false, now, now, 1 })]);
                added.Add(user);
            }

            return added;
        },
        cancellationToken);

    private static IEnumerable<object?[]> Rows(MadeUpUser user, int from, int to, int rows)
    {
        var random = new Random((user.Seed * 100_003) + from);
        for (var i = from; i < to; i++)
        {
            var at = new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes((i * 1_576_800.0 / rows) + random.Next(600));
            var merchant = (int)(MerchantNames.Length * Math.Pow(random.NextDouble(), 2));
            var description = string.Create(
                CultureInfo.InvariantCulture, $"CARD PAYMENT {MerchantNames[merchant]} CITY {random.Next(1_000_000):000000}");
            yield return
            [
                user.Id, Guid.CreateVersion7(at), i + 1L, user.AccountId, DateOnly.FromDateTime(at.Date), i % 3 == 0 ? null : at,
                -(long)Math.Exp(5 + (merchant % 5) + random.NextDouble()), Currency.Of("EUR"), description, description.ToLowerInvariant(),
                user.Categories[merchant % user.Categories.Count], (int)CategorySource.Given,
                (long)(merchant % user.Categories.Count), (long)merchant + 1, 0.5, 0.97, false, "[]", "sum", at, at, 1,
            ];
        }
    }

    private sealed record MadeUpUser(Guid Id, int Seed, Guid AccountId, IReadOnlyList<Guid> Categories);
}

using FinanceTrack.Domain;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Ledger;

/// <summary>The product's use cases on a database and a storage account of their own, without functions.</summary>
public sealed class TestLedger : IAsyncDisposable
{
    private static readonly Statement InsertUserSql = Statement.Of("""
        INSERT INTO Users (Id, Email, NormalizedEmail, EmailConfirmed, PasswordHash, SecurityStamp, DisplayName, Locale,
            Role, TwoFactorEnabled, AuthenticatorStep, LockoutEnabled, AccessFailedCount, CreatedAt, UpdatedAt, Version)
        VALUES (@Id, @Email, @Email, @Yes, '', '', '', 'de-DE', 0, @No, 0, @No, 0, @Long, @Long, 1)
        """);

    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;
    private readonly bool _ownsDatabase;

    private TestLedger(TestDatabase database, ServiceProvider services, bool ownsDatabase) =>
        (_database, _services, _ownsDatabase) = (database, services, ownsDatabase);

    public Database Database => _services.GetRequiredService<Database>();

    public static async Task<TestLedger> StartAsync(DatabaseProvider provider, Action<IServiceCollection>? replace = null)
    {
        var database = await TestDatabase.CreateAsync(provider);
        return new TestLedger(database, await ServicesAsync(database, replace), ownsDatabase: true);
    }

    public DatabaseOptions Options => _database.Options;

    /// <summary>Another process of the product on the same database. To be disposed of first.</summary>
    public async Task<TestLedger> StartAnotherAsync(Action<IServiceCollection>? replace = null) =>
        new(_database, await ServicesAsync(_database, replace), ownsDatabase: false);

    private static async Task<ServiceProvider> ServicesAsync(TestDatabase database, Action<IServiceCollection>? replace)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("AzureWebJobsStorage", await StorageEmulator.TakeAccountAsync())])
            .AddInMemoryCollection([new("Limits:RowsPerUserPerDay", "1000000")])
            .Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddFinanceTrack(configuration);
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(database.Options));
        replace?.Invoke(services);
        return services.BuildServiceProvider();
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A user with an empty ledger, which has the user's id and the starter categories.</summary>
    public Task<TestOwner> AddUserAsync(Guid? id = null) => Database.WriteAsync(
        async session =>
        {
            var user = new TestOwner(id ?? Guid.CreateVersion7());
            var settings = new LedgerSettings("EUR", "Europe/Berlin", LedgerKind.Household, LedgerSettings.DefaultAlertBudget);
            await session.ExecuteAsync(InsertUserSql, new
            {
                user.Id,
                Email = $"{user.Id:N}@example.com",
                No = false,
                Yes = true,
                Long = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            });
            var ledger = LedgerRow.New(LedgerRow.OwnName, settings, DateTimeOffset.UtcNow) with { LedgerId = user.Id };
            await Get<OpenLedger>().ExecuteAsync(session, user.Id, ledger, isOwn: true);
            return user;
        },
        CancellationToken.None);

    /// <summary>Makes a user a member of a ledger.</summary>
    public Task<bool> AddMemberAsync(LedgerActor actor, LedgerRole role) => Database.WriteAsync(
        async session =>
        {
            await LedgerMembersTable.InsertAsync(session, new LedgerMemberRow
            {
                LedgerId = actor.LedgerId,
                UserId = actor.UserId,
                Role = role,
                IsOwn = false,
                CreatedAt = DateTimeOffset.UtcNow,
                Version = 1,
            });
            return true;
        },
        CancellationToken.None);

    /// <summary>Changes rows behind the product's back.</summary>
    public Task<int> ExecuteAsync(Statement statement, object parameters) =>
        Database.WriteAsync(session => session.ExecuteAsync(statement, parameters), CancellationToken.None);

    public Task<T> ScalarAsync<T>(Statement statement, object? parameters = null) =>
        Database.ReadAsync(session => session.ScalarAsync<T>(statement, parameters), CancellationToken.None);

    /// <summary>How the stored statistics of a user stand to those folded from the history.</summary>
    internal async Task<StatisticsFinding> CheckStatisticsAsync(Guid user)
    {
        var scorer = await Get<ScorerSource>().GetAsync(CancellationToken.None);
        return await Database.ReadAsync(
            async session =>
            {
                var version = await LedgersTable.FindAsync(session, user);
                var fold = await StatisticsRebuild.FoldAsync(session, user, scorer.Priors);
                return (await StoredStatistics.ReadAsync(session, user)).CompareWith(fold, version!.Revision);
            },
            CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsDatabase)
            await _database.DisposeAsync();
    }
}

/// <summary>A user of <see cref="TestLedger"/>.</summary>
/// <param name="Id">Of the user, and of the user's ledger.</param>
public sealed record TestOwner(Guid Id);

internal static class TestActors
{
    /// <summary>A user of <see cref="TestLedger"/>, acting on the user's own ledger.</summary>
    public static LedgerActor Actor(this Guid id) => new(id, id);
}

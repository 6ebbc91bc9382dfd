using FinanceTrack.Domain;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Tests.Ledger;

/// <summary>The product's use cases on a database and a storage account of their own, without functions.</summary>
public sealed class TestLedger : IAsyncDisposable
{
    private static readonly Statement InsertUser = Statement.Of("""
        INSERT INTO Users (Id, Email, NormalizedEmail, EmailConfirmed, PasswordHash, SecurityStamp, DisplayName, HomeCurrency, TimeZone, Locale,
            Role, AccountKind, AlertBudget, TwoFactorEnabled, AuthenticatorStep, LockoutEnabled, AccessFailedCount, CreatedAt, UpdatedAt, Version)
        VALUES (@Id, @Email, @Email, @No, '', '', '', @HomeCurrency, @TimeZone, @Locale, 0, 0, @AlertBudget, @No, 0, @No, 0, @Now, @Now, 1)
        """);

    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;

    private TestLedger(TestDatabase database, ServiceProvider services) => (_database, _services) = (database, services);

    public Database Database => _services.GetRequiredService<Database>();

    public static async Task<TestLedger> StartAsync(DatabaseProvider provider, Action<IServiceCollection>? replace = null)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("AzureWebJobsStorage", await StorageEmulator.TakeAccountAsync())])
            .Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddFinanceTrack(configuration);
        services.AddSingleton(Options.Create(database.Options));
        replace?.Invoke(services);
        return new TestLedger(database, services.BuildServiceProvider());
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A user with an empty ledger and the starter categories.</summary>
    public Task<UserSettings> AddUserAsync() => Database.WriteAsync(
        async session =>
        {
            var user = new UserSettings
            {
                Id = Guid.CreateVersion7(),
                HomeCurrency = "EUR",
                TimeZone = "Europe/Berlin",
                Locale = "de-DE",
                AccountKind = AccountKind.Household,
                AlertBudget = 2,
            };
            await session.ExecuteAsync(InsertUser, new
            {
                user.Id,
                Email = $"{user.Id:N}@example.com",
                user.HomeCurrency,
                user.TimeZone,
                user.Locale,
                user.AlertBudget,
                No = false,
                Now = DateTimeOffset.UtcNow,
            });
            foreach (var feature in _services.GetServices<IUserRegistered>())
                await feature.OnRegisteredAsync(session, user);
            return user;
        },
        CancellationToken.None);

    /// <summary>Changes rows behind the product's back.</summary>
    public Task<int> ExecuteAsync(Statement statement, object parameters) =>
        Database.WriteAsync(session => session.ExecuteAsync(statement, parameters), CancellationToken.None);

    public Task<T> ScalarAsync<T>(Statement statement, object? parameters = null) =>
        Database.ReadAsync(session => session.ScalarAsync<T>(statement, parameters), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }
}

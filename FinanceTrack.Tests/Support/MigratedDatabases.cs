using FinanceTrack.Domain.Data;

namespace FinanceTrack.Tests.Support;

/// <summary>
/// A class fixture: one migrated database an engine, shared by the class's tests and made when a test first asks for it.
/// </summary>
public sealed class MigratedDatabases : IAsyncLifetime
{
    private readonly Dictionary<DatabaseProvider, TestDatabase> _databases = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task<Database> GetAsync(DatabaseProvider provider)
    {
        if (!_databases.TryGetValue(provider, out var database))
            _databases[provider] = database = await TestDatabase.CreateAsync(provider);
        return database.Database;
    }

    public async Task DisposeAsync()
    {
        foreach (var database in _databases.Values)
            await database.DisposeAsync();
    }
}

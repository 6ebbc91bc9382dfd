using FinanceTrack.Domain;
using FinanceTrack.Domain.Results;
using FinanceTrack.LocalHost.Emulator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinanceTrack.LocalHost.Commands;

/// <summary>
/// The product's use cases for a command: the database of the settings, brought up to date, and its storage, which is the running
/// host's where one runs.
/// </summary>
internal sealed class LocalProduct : IAsyncDisposable
{
    private readonly LocalStorage _storage;
    private readonly ServiceProvider _services;

    private LocalProduct(LocalStorage storage, ServiceProvider services, string connectionString)
    {
        _storage = storage;
        _services = services;
        StorageConnectionString = connectionString;
    }

    public string StorageConnectionString { get; }

    public static async Task<LocalProduct> OpenAsync(CancellationToken cancellationToken)
    {
        var root = ContentRoot.Enter();
        var settings = LocalSettings.Load(root);
        var storage = await LocalStorage.PrepareAsync(root, settings, Console.WriteLine, cancellationToken);
        await LocalDatabase.MigrateAsync(settings, NullLoggerFactory.Instance, cancellationToken);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddFinanceTrack(configuration)
            .BuildServiceProvider();
        await storage.Ready;
        return new LocalProduct(storage, services, settings[LocalSettings.Storage]!);
    }

    public T Get<T>()
        where T : notnull =>
        _services.GetRequiredService<T>();

    /// <exception cref="StartFailure">It is an error, with a message for the user.</exception>
    public static T Expect<T>(Result<T> result) =>
        result.TryGet(out var value, out var error)
            ? value
            : throw new StartFailure(error is ValidationError { Errors: var errors }
                ? string.Join(Environment.NewLine, errors.Select(wrong => $"{wrong.Key}: {string.Join(' ', wrong.Value)}"))
                : error.Detail);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _storage.DisposeAsync();
    }
}

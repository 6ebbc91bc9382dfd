using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using FinanceTrack.Domain.Data;
using FinanceTrack.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Tests.Support;

/// <summary>
/// The whole product, seen from outside: HTTP, queues, blobs. Runs in this process on a free port with a database and a storage
/// account of its own; or, with <c>FINANCETRACK_BASE_URL</c> and <c>FINANCETRACK_STORAGE</c> set, is the host that runs there.
/// </summary>
public sealed class FinanceTrackHost : IAsyncDisposable
{
    private readonly FunctionsHost? _host;
    private readonly TestDatabase? _database;
    private readonly bool _ownsDatabase;
    private readonly string _storage;

    private FinanceTrackHost(
        Uri baseAddress, string storage, FunctionsHost? host = null, TestDatabase? database = null, bool ownsDatabase = true)
    {
        _ownsDatabase = ownsDatabase;
        BaseAddress = baseAddress;
        _host = host;
        _database = database;
        _storage = storage;
        Http = NewClient();
        Queues = new QueueServiceClient(storage, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        Blobs = new BlobServiceClient(storage);
    }

    /// <summary>Whether the tests run against a host elsewhere, whose settings, clock and services they cannot reach.</summary>
    public static bool IsElsewhere => ElsewhereUrl is not null;

    public Uri BaseAddress { get; }

    /// <summary>Carries no credentials; see <see cref="NewClient"/> for one that a test changes.</summary>
    public HttpClient Http { get; }

    public QueueServiceClient Queues { get; }

    public BlobServiceClient Blobs { get; }

    /// <summary>The product's own services, for tests that look inside. Not there when <see cref="IsElsewhere"/>.</summary>
    public IServiceProvider Services =>
        _host?.Services ?? throw new InvalidOperationException("A host elsewhere is a black box: skip this test with InProcessOnly().");

    /// <summary>The functions that the worker has loaded. Not there when <see cref="IsElsewhere"/>.</summary>
    internal IEnumerable<string> FunctionNames => _host!.Functions.Select(function => function.Name);

    /// <summary>What a command needs in its environment to work on this host's data. Not there when <see cref="IsElsewhere"/>.</summary>
    internal Dictionary<string, string?> CommandEnvironment => LocalHostCommand.Environment(
        _storage, _database
            ?? throw new InvalidOperationException("A host elsewhere is a black box: skip this test with InProcessOnly()."));

    private static string? ElsewhereUrl => Environment.GetEnvironmentVariable("FINANCETRACK_BASE_URL");

    /// <summary>Skips a test (a <c>SkippableFact</c>) that needs settings, a clock or services, where the host is elsewhere.</summary>
    public static void InProcessOnly() => Skip.If(IsElsewhere, "Needs a host in this process.");

    /// <param name="settings">Added to, or instead of, the fixture's own settings (<c>Section:Key</c>).</param>
    /// <param name="clock">The product's clock; queues go on by the real one.</param>
    /// <param name="replace">Has the last word over the product's registrations.</param>
    /// <param name="use">Middleware between the product's own and the functions.</param>
    /// <param name="beside">An instance whose database, keys and storage the new one shares.</param>
    /// <param name="logging">Where the product logs to, and the host around it.</param>
    /// <param name="database">The one that it uses, and disposes of, instead of an empty one.</param>
    public static async Task<FinanceTrackHost> StartAsync(
        Dictionary<string, string?>? settings = null,
        TimeProvider? clock = null,
        Action<IServiceCollection>? replace = null,
        Action<IFunctionsWorkerApplicationBuilder>? use = null,
        FinanceTrackHost? beside = null,
        Action<ILoggingBuilder>? logging = null,
        TestDatabase? database = null)
    {
        if (ElsewhereUrl is { } url)
        {
            var elsewhere = Environment.GetEnvironmentVariable("FINANCETRACK_STORAGE")
                ?? throw new InvalidOperationException("FINANCETRACK_STORAGE must hold the connection string of the host's storage.");
            return new FinanceTrackHost(new Uri(url), elsewhere);
        }

        var storage = beside?._storage ?? await StorageEmulator.TakeAccountAsync();
        database ??= beside?._database ?? await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var host = await FunctionsHost.StartAsync(
            new LocalHostOptions
            {
                ContentRoot = Repository.Root,
                Settings = Merge(storage, database, settings ?? []),
                Logging = logging,
                Override = builder =>
                {
                    if (clock is not null)
                    {
                        builder.Services.AddSingleton(clock);
                    }

                    builder.Services.PostConfigure<HealthCheckServiceOptions>(BePatient);
                    replace?.Invoke(builder.Services);
                    use?.Invoke((IFunctionsWorkerApplicationBuilder)builder);
                },
            });
        return new FinanceTrackHost(host.BaseAddress, storage, host, database, ownsDatabase: beside is null);
    }

    /// <summary>As an upstream that does not know what Functions expects: the text itself, not in base64.</summary>
    public async Task SendPlainAsync(string queue, string text)
    {
        var client = new QueueServiceClient(_storage).GetQueueClient(queue);
        await client.CreateIfNotExistsAsync();
        await client.SendMessageAsync(text);
    }

    /// <summary>A client of its own, to be given credentials.</summary>
    public HttpClient NewClient() => new(new ContractHandler()) { BaseAddress = BaseAddress };

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        if (_database is not null && _ownsDatabase)
        {
            await _database.DisposeAsync();
        }
    }

    // Beside other tests a part that is well may take longer to say so than a probe would wait.
    private static void BePatient(HealthCheckServiceOptions health)
    {
        foreach (var check in health.Registrations)
            check.Timeout = TimeSpan.FromMinutes(1);
    }

    private static Dictionary<string, string?> Merge(string storage, TestDatabase database, Dictionary<string, string?> settings)
    {
        var merged = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["AzureWebJobsStorage"] = storage,
            ["Database:Provider"] = nameof(DatabaseProvider.Sqlite),
            ["Database:ConnectionString"] = database.Options.ConnectionString,
            // Many hosts that look at empty queues more often would take the processor from the tests.
            ["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"] = "00:00:01",
            ["AzureFunctionsJobHost:extensions:queues:visibilityTimeout"] = "00:00:00",
            // Training the default classifier would take the processor from the tests; those that need a model make one.
            ["AzureWebJobs.EnsureExpenseClassifier.Disabled"] = "true",
            // Tests sign many users in from one address, and wait for none of it.
            ["Users:PasswordIterations"] = "1000",
            ["Limits:SignInsPerAccount"] = "0",
            ["Limits:SignInsPerAccountOverall"] = "0",
            ["Limits:SignInsPerAddress"] = "0",
            ["Limits:RegistrationsPerAddress"] = "0",
            ["Limits:MailsPerAccount"] = "0",
            ["Limits:MailsPerAccountOverall"] = "0",
            ["Limits:MailsPerAddress"] = "0",
            ["Limits:ResetMailsPerDay"] = "0",
            ["Limits:ResetMailsPerDayOverall"] = "0",
            ["Limits:UnaskedMailsPerDay"] = "0",
            ["Limits:ProofsPerUser"] = "0",
            ["Limits:ChangesPerUser"] = "0",
            ["Limits:RowsPerUserPerDay"] = "0",
            ["Limits:RowsPerUnconfirmedPerDay"] = "0",
            ["Limits:RowsPerUnconfirmedNetworkPerDay"] = "0",
            ["Limits:RowsOfUnconfirmedUsersPerDay"] = "0",
            ["Limits:RegistrationsPerAddressPerDay"] = "0",
            ["Limits:InvitationsPerRecipientPerDay"] = "0",
            ["Limits:InvitationsPerInviterPerDay"] = "0",
            ["Limits:RefreshesPerSession"] = "0",
            ["Limits:RefreshesPerUser"] = "0",
            ["Limits:ExportsPerUserPerHour"] = "0",
            ["Limits:RequestsPerUserPerMinute"] = "0",
            ["Limits:RequestsAtOncePerUser"] = "0",
            // Users of tests are young, and all come from one address.
            ["Learning:RequireConfirmedAddress"] = "false",
            ["Learning:MinAccountAgeDays"] = "0",
            ["Learning:MaxUsersPerNetwork"] = "0",
            ["Tokens:KeysFolder"] = database.KeysFolder,
        };
        foreach (var (name, value) in settings)
        {
            merged[name] = value;
        }

        return merged;
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Azure.Storage.Queues;
using FinanceTrack.LocalHost.Emulator;

namespace FinanceTrack.Tests.Support;

/// <summary>
/// The Azurites of a test run, in memory and on free ports, each started when a test first asks for one of its accounts. Each caller gets
/// an account of its own, so that hosts that run side by side share no queue and no blob. They end with the test process.
/// </summary>
internal static class StorageEmulator
{
    // An Azurite looks through the messages and blobs of all its accounts for each request, those of tests that have ended too.
    private const int AccountsEach = 16;

    private static readonly string Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
    private static readonly ConcurrentDictionary<int, Lazy<Task<AzuriteProcess>>> Started = new();
    private static int _taken;

    /// <summary>The connection string of an account of its own.</summary>
    public static async Task<string> TakeAccountAsync()
    {
        var (emulator, account) = Math.DivRem(Interlocked.Increment(ref _taken) - 1, AccountsEach);
        var azurite = await Started.GetOrAdd(emulator, _ => new Lazy<Task<AzuriteProcess>>(StartAsync)).Value;
        return azurite.ConnectionString(Name(account), Key);
    }

    /// <summary>Queues of an account of its own; the product itself says how a text is put into one.</summary>
    public static async Task<QueueServiceClient> QueuesAsync() => new(await TakeAccountAsync());

    private static async Task<AzuriteProcess> StartAsync()
    {
        var script = await AzuritePackage.EnsureAsync(Repository.Root, Console.WriteLine, CancellationToken.None);
        var accounts = Enumerable.Range(0, AccountsEach).Select(number => $"{Name(number)}:{Key}");
        return await AzuriteProcess.StartAsync(
            new AzuriteOptions { Script = script, Accounts = string.Join(';', accounts) }, CancellationToken.None);
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"account{number}");
}

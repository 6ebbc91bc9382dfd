using System.Globalization;
using System.Security.Cryptography;
using Azure.Storage.Queues;
using FinanceTrack.LocalHost.Emulator;

namespace FinanceTrack.Tests.Support;

/// <summary>
/// The one Azurite of a test run, in memory and on free ports, started when the first test asks for it. Each caller gets an
/// account of its own, so that hosts that run side by side share no queue and no blob. It ends with the test process.
/// </summary>
internal static class StorageEmulator
{
    private const int AccountCount = 500;

    private static readonly string Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
    private static readonly Lazy<Task<AzuriteProcess>> Started = new(StartAsync);
    private static int _taken;

    /// <summary>The connection string of an account of its own.</summary>
    public static async Task<string> TakeAccountAsync()
    {
        var number = Interlocked.Increment(ref _taken);
        Assert.True(number <= AccountCount, $"More than {AccountCount} hosts in one run: raise {nameof(AccountCount)}.");
        return (await Started.Value).ConnectionString(Name(number), Key);
    }

    /// <summary>Queues of an account of its own; the product itself says how a text is put into one.</summary>
    public static async Task<QueueServiceClient> QueuesAsync() => new(await TakeAccountAsync());

    private static async Task<AzuriteProcess> StartAsync()
    {
        var script = await AzuritePackage.EnsureAsync(Repository.Root, Console.WriteLine, CancellationToken.None);
        var accounts = Enumerable.Range(1, AccountCount).Select(number => $"{Name(number)}:{Key}");
        return await AzuriteProcess.StartAsync(
            new AzuriteOptions { Script = script, Accounts = string.Join(';', accounts) }, CancellationToken.None);
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"account{number}");
}

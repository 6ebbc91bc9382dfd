using System.Diagnostics;
using System.Globalization;

namespace FinanceTrack.LocalHost.Emulator;

/// <summary>
/// Notes beside Azurite's data which process started which Azurite. One whose starter was killed is still writing its data for a
/// moment: it must be neither used nor started again before it has ended.
/// </summary>
internal static class AzuriteOwner
{
    private const string FileName = "owner";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    public static void Write(string dataFolder, int azurite) => File.WriteAllText(
        Path.Combine(dataFolder, FileName), string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {azurite}"));

    /// <summary>Returns at once unless an Azurite without its starter is ending.</summary>
    public static async Task WaitForOrphanAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(dataFolder, FileName);
        if (!File.Exists(file) || File.ReadAllText(file).Split(' ') is not [var starter, var azurite] || IsRunning(starter))
        {
            return;
        }

        var waited = Stopwatch.StartNew();
        while (IsRunning(azurite) && waited.Elapsed < Patience)
        {
            await Task.Delay(Interval, cancellationToken);
        }
    }

    private static bool IsRunning(string id)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
            return !process.HasExited;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }
}

using Azure.Storage.Blobs;
using Microsoft.Azure.WebJobs.Extensions.Timers;
using Newtonsoft.Json;

namespace FinanceTrack.LocalHost.Hosting.Triggers;

/// <summary>
/// Keeps when each timer ran and runs next in the blob where Azure's host keeps it, so that a run that was missed is made up for. The
/// monitor that comes with the package of the timers wants a storage client that the SDK has no longer.
/// </summary>
internal sealed class BlobScheduleMonitor(BlobContainerClient container, string hostId) : ScheduleMonitor
{
    public override async Task<ScheduleStatus?> GetStatusAsync(string timerName)
    {
        var blob = BlobOf(timerName);
        return await blob.ExistsAsync()
            ? JsonConvert.DeserializeObject<ScheduleStatus>((await blob.DownloadContentAsync()).Value.Content.ToString())
            : null;
    }

    public override async Task UpdateStatusAsync(string timerName, ScheduleStatus status)
    {
        await container.CreateIfNotExistsAsync();
        await BlobOf(timerName).UploadAsync(BinaryData.FromString(JsonConvert.SerializeObject(status)), overwrite: true);
    }

    private BlobClient BlobOf(string timerName) => container.GetBlobClient($"timers/{hostId}/{timerName}/status");
}

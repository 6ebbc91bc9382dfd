using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.LocalHost.Worker.Timers;

/// <summary>Remembers a timer's runs in a blob, as the real host does, so that one missed while no host ran is made up for.</summary>
internal sealed class ScheduleMonitor(BlobContainerClient container, string hostId, string entryPoint)
{
    private readonly BlobClient _blob = container.GetBlobClient($"timers/{hostId}/{entryPoint}/status");

    public async Task<ScheduleStatus?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var blob = await _blob.DownloadContentAsync(cancellationToken);
            return blob.Value.Content.ToObjectFromJson<ScheduleStatus>(JsonSerializerOptions.Default);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    public Task WriteAsync(ScheduleStatus status, CancellationToken cancellationToken) =>
        _blob.UploadAsync(BinaryData.FromObjectAsJson(status, JsonSerializerOptions.Default), overwrite: true, cancellationToken);
}

using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using FinanceTrack.Domain.Mail;
using MimeKit;

namespace FinanceTrack.LocalHost.Commands;

/// <summary>The mails that the running host has written for a user, while no mail server is set and mails are blobs.</summary>
internal static class WrittenMails
{
    /// <summary>The latest last.</summary>
    public static async Task<IReadOnlyList<MimeMessage>> ReadAsync(
        BlobServiceClient blobs, Guid userId, int last, CancellationToken cancellationToken)
    {
        var container = blobs.GetBlobContainerClient(MailBlobs.Container);
        var names = new List<string>();
        if (await container.ExistsAsync(cancellationToken))
        {
            var ofUser = new GetBlobsOptions { Prefix = $"{userId}/" };
            await foreach (var blob in container.GetBlobsAsync(ofUser, cancellationToken))
                names.Add(blob.Name);
        }

        // Their ids are in the order of time.
        var mails = new List<MimeMessage>();
        foreach (var name in names.Order(StringComparer.Ordinal).TakeLast(last))
        {
            var content = await container.GetBlobClient(name).DownloadContentAsync(cancellationToken);
            mails.Add(await MimeMessage.LoadAsync(content.Value.Content.ToStream(), cancellationToken));
        }

        return mails;
    }
}

using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace FinanceTrack.Domain.Mail;

/// <summary>Where no SMTP server is set: mails as <c>.eml</c> in the container <c>outbox</c>, in a folder for each user.</summary>
public sealed partial class MailBlobs(BlobServiceClient blobs, Database database, ILogger<MailBlobs> logger) : IMailTransport
{
    public const string Container = "outbox";

    // An erasure locks the account meanwhile, and the storage client's own retries would last for minutes.
    private static readonly TimeSpan ErasureTimeout = TimeSpan.FromSeconds(10);

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Container);

    public async Task<MailReply> SendAsync(Email email, MimeMessage message, CancellationToken cancellationToken)
    {
        await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        using var content = new MemoryStream();
        await message.WriteToAsync(content, cancellationToken);
        content.Position = 0;
        var name = $"{Folder(email.UserId)}{email.Id}.eml";
        var headers = new BlobHttpHeaders { ContentType = "message/rfc822" };
        await _container.GetBlobClient(name).UploadAsync(content, headers, cancellationToken: cancellationToken);
        LogWritten(email.Id);

        // The user may have been erased in between: then erasure has not seen this mail, and it goes now.
        if (!await MailRecipients.ExistsAsync(database, email.UserId, cancellationToken))
            await EraseUserAsync(email.UserId, cancellationToken);
        return new MailReply.Accepted();
    }

    /// <summary>Deletes every mail of the user; safe to run again.</summary>
    public async Task EraseUserAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (!await _container.ExistsAsync(cancellationToken))
            return;
        await foreach (var blob in _container.GetBlobsAsync(
            new GetBlobsOptions { Prefix = Folder(userId) }, cancellationToken))
        {
            await _container.DeleteBlobIfExistsAsync(
                blob.Name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);
        }
    }

    /// <summary>As <see cref="EraseUserAsync"/>, or false when the storage does not answer in a short time.</summary>
    public async Task<bool> TryEraseUserAsync(Guid userId, CancellationToken cancellationToken)
    {
        using var hurry = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        hurry.CancelAfter(ErasureTimeout);
        try
        {
            await EraseUserAsync(userId, hurry.Token);
            return true;
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            LogNotErased(userId, exception);
            return false;
        }
    }

    private static string Folder(Guid userId) => $"{userId}/";

    [LoggerMessage(1120, LogLevel.Information, "No SMTP server is set (Mail:Smtp:Host): mail {EmailId} is in the blob container outbox")]
    private partial void LogWritten(Guid emailId);

    [LoggerMessage(1122, LogLevel.Error, "The mails of user {UserId} in the blob container outbox could not be deleted")]
    private partial void LogNotErased(Guid userId, Exception exception);
}

using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace FinanceTrack.Domain.Mail;

/// <summary>Where no SMTP server is set: mails as <c>.eml</c> in the container <c>outbox</c>, in a folder for each user.</summary>
public sealed partial class MailBlobs(BlobServiceClient blobs, ILogger<MailBlobs> logger) : IMailTransport
{
    public const string Container = "outbox";

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Container);

    public async Task SendAsync(Email email, MimeMessage message, CancellationToken cancellationToken)
    {
        await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        using var content = new MemoryStream();
        await message.WriteToAsync(content, cancellationToken);
        content.Position = 0;
        var name = $"{Folder(email.UserId)}{email.Id}.eml";
        var headers = new BlobHttpHeaders { ContentType = "message/rfc822" };
        await _container.GetBlobClient(name).UploadAsync(content, headers, cancellationToken: cancellationToken);
        LogWritten(email.Id);
    }

    /// <summary>Deletes every mail of the user; safe to run again.</summary>
    public async Task EraseUserAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (!await _container.ExistsAsync(cancellationToken))
            return;
        await foreach (var blob in _container.GetBlobsAsync(
            new GetBlobsOptions { Prefix = Folder(userId) }, cancellationToken))
            await _container.DeleteBlobIfExistsAsync(blob.Name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);
    }

    private static string Folder(Guid userId) => $"{userId}/";

    [LoggerMessage(1120, LogLevel.Information, "No SMTP server is set (Mail:Smtp:Host): mail {EmailId} is in the blob container outbox")]
    private partial void LogWritten(Guid emailId);
}

using System.Text.RegularExpressions;
using FinanceTrack.Tests.Support;
using MimeKit;

namespace FinanceTrack.Tests.Users;

/// <summary>A user's mails, as a host without an SMTP server leaves them in the container <c>outbox</c>.</summary>
internal sealed partial class Mailbox(FinanceTrackHost host, Guid userId)
{
    /// <summary>Waits for a mail of this subject and takes the token out of the newest.</summary>
    /// <param name="to">The address it went to, where that is another's than the user's.</param>
    public async Task<string> TokenAsync(string subject, string? to = null)
    {
        var token = "";
        await Eventually.TrueAsync($"a mail '{subject}'", async () =>
        {
            var mail = (await ListAsync())
                .LastOrDefault(m => m.Subject == subject && (to is null || m.To.Mailboxes.Any(box => box.Address == to)));
            token = mail is null ? "" : Token().Match(mail.TextBody ?? "").Groups[1].Value;
            return token.Length > 0;
        });
        return token;
    }

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<MimeMessage>> ListAsync()
    {
        var container = host.Blobs.GetBlobContainerClient("outbox");
        var mails = new List<MimeMessage>();
        if (!await container.ExistsAsync())
            return mails;
        await foreach (var blob in container.GetBlobsAsync(new Azure.Storage.Blobs.Models.GetBlobsOptions { Prefix = $"{userId}/" }))
        {
            var content = await container.GetBlobClient(blob.Name).DownloadContentAsync();
            mails.Add(await MimeMessage.LoadAsync(content.Value.Content.ToStream()));
        }

        return mails;
    }

    [GeneratedRegex(@"Code: (\S+)")]
    private static partial Regex Token();
}

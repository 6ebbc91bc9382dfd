using System.CommandLine;
using Azure.Storage.Blobs;
using FinanceTrack.Domain.Users.Accounts;

namespace FinanceTrack.LocalHost.Commands;

/// <summary><c>mails</c>: shows what was mailed for a user, where no mail server is set and mails are blobs.</summary>
internal static class MailsCommand
{
    private const int Shown = 5;

    public static Command Create()
    {
        var email = new Argument<string>("email")
        {
            Description = "The address of a registered user; an invitation is a mail of the user who invites.",
        };
        var last = new Option<int>("--last") { Description = "How many, the latest last.", DefaultValueFactory = _ => Shown };
        var command = new Command("mails", "Show the mails that were written for a user, while no mail server is set.") { email, last };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var product = await LocalProduct.OpenAsync(cancellationToken);
            var user = LocalProduct.Expect(
                await product.Get<FindUserByEmail>().ExecuteAsync(parsed.GetRequiredValue(email), cancellationToken));
            await ShowAsync(product.Get<BlobServiceClient>(), user.Id, parsed.GetValue(last), cancellationToken);
        });
        return command;
    }

    private static async Task ShowAsync(BlobServiceClient blobs, Guid userId, int last, CancellationToken cancellationToken)
    {
        var mails = await WrittenMails.ReadAsync(blobs, userId, last, cancellationToken);
        foreach (var mail in mails)
        {
            Console.WriteLine($"To: {mail.To}{Environment.NewLine}Subject: {mail.Subject}{Environment.NewLine}");
            Console.WriteLine($"{mail.TextBody}{Environment.NewLine}");
        }

        if (mails.Count == 0)
            Console.WriteLine("No mail was written for this user.");
    }
}

using System.CommandLine;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.LocalHost.Enqueue;
using Spectre.Console;

namespace FinanceTrack.LocalHost.Commands;

/// <summary><c>enqueue</c>: sends a bank's file to the product as an upstream system would.</summary>
internal static class EnqueueCommand
{
    private const int UnreadableShown = 10;

    private static readonly Argument<string> File = new("file") { Description = "CSV, or CSV packed as .gz; columns and dates are recognised." };
    private static readonly Option<string> User = new("--user") { Description = "The address of a registered user.", Required = true };
    private static readonly Option<string?> Currency = new("--currency") { Description = "Of files that name none; the user's home currency by default." };
    private static readonly Option<string?> Positive = new("--positive") { Description = "What a positive amount means: out or in. Found out by default." };
    private static readonly Option<int?> Limit = new("--limit") { Description = "Send only the first rows." };

    private static readonly Option<bool> Wait = new("--wait") { Description = "Return when the running host has taken them all." };

    public static Command Create()
    {
        Positive.AcceptOnlyFromAmong("out", "in");
        var command = new Command("enqueue", "Post the rows of a bank's CSV file to the queue transactions-inbound.")
        {
            File, User, Currency, Positive, Limit, Wait,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = BankFile.Read(Path.GetFullPath(parsed.GetRequiredValue(File)));
        await using var product = await LocalProduct.OpenAsync(cancellationToken);
        var user = LocalProduct.Expect(
            await product.Get<FindUserByEmail>().ExecuteAsync(parsed.GetRequiredValue(User), cancellationToken));
        var lines = BankLines.Of(
            parsed.GetValue(Limit) is { } limit ? file with { Rows = [.. file.Rows.Take(limit)] } : file,
            user.Id,
            parsed.GetValue(Currency) ?? user.HomeCurrency,
            parsed.GetValue(Positive) is { } positive ? positive == "out" : null);
        Console.WriteLine($"{lines.Messages.Count} rows; a positive amount is money {(lines.PositiveIsOut ? "out" : "in")} unless the row says otherwise.");
        if (lines.Unreadable.Count > 0)
        {
            Console.WriteLine(
                $"Left out for want of a date or an amount: {lines.Unreadable.Count} rows, the first being {string.Join(", ", lines.Unreadable.Take(UnreadableShown))}.");
        }

        await MessagePosting.PostAsync(product.StorageConnectionString, lines.Messages, AnsiConsole.Console, cancellationToken);
        Console.WriteLine("Posted. The same file may be posted again: every row is taken once.");
        if (parsed.GetValue(Wait))
        {
            await MessageTaking.WaitAsync(product.StorageConnectionString, AnsiConsole.Console, cancellationToken);
            Console.WriteLine("The host has taken all of them.");
        }
    }
}

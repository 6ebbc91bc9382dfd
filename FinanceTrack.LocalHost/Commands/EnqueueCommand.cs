using System.CommandLine;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Sharing;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.LocalHost.Enqueue;
using Spectre.Console;

namespace FinanceTrack.LocalHost.Commands;

/// <summary>
/// <c>enqueue</c>: sends a bank's file to the product as an upstream system would. Every row that is not recorded is named with its
/// reason, and the exit code is then 1.
/// </summary>
internal static class EnqueueCommand
{
    private static readonly Argument<string> File = new("file")
    {
        Description = "CSV, or CSV packed as .gz; columns and formats are recognised.",
    };

    private static readonly Option<string> User = new("--user") { Description = "The address of a registered user.", Required = true };

    private static readonly Option<Guid?> Ledger = new("--ledger")
    {
        Description = "The id of a shared ledger in which the user is an editor or owner; the user's own by default.",
    };

    private static readonly Option<string?> Currency = new("--currency")
    {
        Description = "Of files that name none; the user's home currency by default.",
    };

    private static readonly Option<string?> Decimal = new("--decimal")
    {
        Description = "The decimal sign, where the file does not decide: point or comma.",
    };

    private static readonly Option<string?> Dates = new("--dates")
    {
        Description = "The order in dates, where the file does not decide: day-first or month-first.",
    };

    private static readonly Option<string?> Positive = new("--positive")
    {
        Description = "What a positive amount means, where the file does not decide: money in, money out, or what its type column says.",
    };

    private static readonly Option<int?> Limit = new("--limit") { Description = "Send only the first rows." };

    private static readonly Option<bool> Wait = new("--wait")
    {
        Description = "Wait until the running host has recorded the rows, and name those that it refuses. With false, only post them.",
        DefaultValueFactory = _ => true,
    };

    public static Command Create()
    {
        Positive.AcceptOnlyFromAmong("in", "out", "type");
        Decimal.AcceptOnlyFromAmong("point", "comma");
        Dates.AcceptOnlyFromAmong("day-first", "month-first");
        var command = new Command("enqueue", "Post the rows of a bank's CSV file to the queue transactions-inbound.")
        {
            File, User, Ledger, Currency, Decimal, Dates, Positive, Limit, Wait,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = BankFile.Read(Path.GetFullPath(parsed.GetRequiredValue(File)));
        await using var product = await LocalProduct.OpenAsync(cancellationToken);
        var user = LocalProduct.Expect(
            await product.Get<FindUserByEmail>().ExecuteAsync(parsed.GetRequiredValue(User), cancellationToken));
        var ledger = await FindLedgerAsync(product, user, parsed.GetValue(Ledger), cancellationToken);
        var lines = BankLines.Of(file, user.Id, Reading(parsed, user), product.Get<TimeProvider>().GetUtcNow(), ledger);
        lines = parsed.GetValue(Limit) is { } limit ? lines with { Lines = [.. lines.Lines.Take(limit)] } : lines;
        Console.WriteLine($"{lines.Messages.Count} rows; decimal {Name(lines.Decimal)}, {Describe(lines.Positive)}.");

        var refused = lines.Refused.Concat(await SendAsync(
            product, user.Id, ledger ?? user.LedgerId, lines, parsed.GetValue(Wait), cancellationToken)).ToList();
        foreach (var reason in RefusedRows.Show(refused))
        {
            await Console.Error.WriteLineAsync(reason);
        }

        return refused.Count == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<BankLine>> SendAsync(
        LocalProduct product, Guid userId, Guid ledgerId, BankLines lines, bool wait, CancellationToken cancellationToken)
    {
        if (lines.Messages.Count == 0)
        {
            Console.WriteLine("Nothing was sent.");
            return [];
        }

        await MessagePosting.PostAsync(product.StorageConnectionString, lines.Messages, AnsiConsole.Console, cancellationToken);
        Console.WriteLine("Posted. The same file may be posted again: every row is recorded once.");
        if (!wait)
        {
            Console.WriteLine("Rows that the host refuses are answered on the queue transactions-scored.");
            return [];
        }

        await QueueDrain.WaitAsync(product.StorageConnectionString, AnsiConsole.Console, cancellationToken);
        BankLine[] sent = [.. lines.Lines.Where(line => line.Message is not null)];
        var refused = await RecordedLines.FindRefusedAsync(product, userId, ledgerId, sent, cancellationToken);
        Console.WriteLine($"The host has recorded {(refused.Count == 0 ? "all" : sent.Length - refused.Count)} of them.");
        return refused;
    }

    /// <exception cref="StartFailure">The user may not record in the ledger; without this every row would be refused for it.</exception>
    private static async Task<Guid?> FindLedgerAsync(
        LocalProduct product, UserProfile user, Guid? wanted, CancellationToken cancellationToken)
    {
        if (wanted is not { } id || id == user.LedgerId)
        {
            return null;
        }

        var ledgers = LocalProduct.Expect(await product.Get<ListLedgers>().ExecuteAsync(user.Id, cancellationToken)).Items;
        return ledgers.FirstOrDefault(ledger => ledger.Id == id) switch
        {
            null => throw new StartFailure("The user is not a member of this ledger."),
            { Role: LedgerRole.Viewer } => throw new StartFailure("The user is a viewer of this ledger, and cannot record in it."),
            var ledger => ledger.Id,
        };
    }

    private static BankReading Reading(ParseResult parsed, UserProfile user) => new(
        (parsed.GetValue(Currency) ?? user.HomeCurrency).ToUpperInvariant(),
        LocaleHint.Of(user.Locale, user.HomeCurrency),
        Choice<DecimalSign>(parsed.GetValue(Decimal)),
        Choice<DayOrder>(parsed.GetValue(Dates)?.Replace("-first", "", StringComparison.Ordinal)),
        Choice<PositiveAmount>(parsed.GetValue(Positive)));

    private static T? Choice<T>(string? name)
        where T : struct, Enum => name is null ? null : Enum.Parse<T>(name, ignoreCase: true);

    private static string Name(DecimalSign sign) => sign == DecimalSign.Point ? "point" : "comma";

    private static string Describe(PositiveAmount positive) => positive switch
    {
        PositiveAmount.In => "a positive amount is money in",
        PositiveAmount.Out => "a positive amount is money out",
        _ => "the type column says what is money in and out",
    };
}

using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using FinanceTrack.Domain.Categories;
using FinanceTrack.Domain.Categorization.Jobs;
using FinanceTrack.Domain.Insights.Jobs;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Inbound;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.LocalHost.Demo;
using Spectre.Console;

namespace FinanceTrack.LocalHost.Commands;

/// <summary><c>seed-demo</c>: a household to look at. Running it again adds the days since.</summary>
internal static partial class SeedDemoCommand
{
    private const int AtOnce = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var command = new Command("seed-demo", "Make a demo household with two years of history.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var product = await LocalProduct.OpenAsync(cancellationToken);
        await WaitForTrainingAsync(product, cancellationToken);
        var user = await FindOrRegisterAsync(product, cancellationToken);
        var today = DateOnly.FromDateTime(product.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        var actor = new LedgerActor(user.Id, user.LedgerId);
        var accounts = await DemoAccounts.FindOrMakeAsync(product, actor, cancellationToken);
        var categories = LocalProduct.Expect(await product.Get<ListCategories>().ExecuteAsync(user.LedgerId, cancellationToken)).Items
            .Where(category => category.Slug is not null).ToDictionary(category => category.Slug!, category => category.Id);
        var history = DemoHousehold.History(user.Id, today, accounts, categories["health"]).ToList();
        var receive = product.Get<ReceiveTransactions>();
        await AnsiConsole.Progress().StartAsync(async progress =>
        {
            var recorded = progress.AddTask("Recording", maxValue: history.Count);
            // One after the other: each is scored against what came before it.
            foreach (var some in history.Chunk(AtOnce))
            {
                await receive.ExecuteAsync(JsonSerializer.Serialize(some, MessageFormat.Json), cancellationToken);
                recorded.Increment(some.Length);
            }
        });
        await DemoAccounts.SplitAsync(product, actor, categories, cancellationToken);
        await product.Get<MatchLedger>().ExecuteAsync(user.LedgerId, cancellationToken);
        await product.Get<RefreshLedger>().ExecuteAsync(user.LedgerId, cancellationToken);
        await ConfirmAsync(product, user, cancellationToken);
        Console.WriteLine(
            $"{DemoHousehold.Name}, {history.Count} transactions from {history[0].BookedOn:yyyy-MM-dd} to "
                + $"{history[^1].BookedOn:yyyy-MM-dd}.");
        Console.WriteLine(
            $"Open the running product in a browser and sign in as {DemoHousehold.Email} with the password {DemoHousehold.Password}");
    }

    /// <summary>With the code that the running host has mailed; without a host the address stays unconfirmed.</summary>
    private static async Task ConfirmAsync(LocalProduct product, UserProfile user, CancellationToken cancellationToken)
    {
        if (user.EmailConfirmed)
            return;
        foreach (var mail in await WrittenMails.ReadAsync(product.Get<BlobServiceClient>(), user.Id, last: 1, cancellationToken))
        {
            var code = Code().Match(mail.TextBody ?? "").Groups[1].Value;
            LocalProduct.Expect(await product.Get<ConfirmEmail>().ExecuteAsync(
                new EmailConfirmation { Token = code, Password = DemoHousehold.Password }, caller: null, cancellationToken));
        }
    }

    [GeneratedRegex(@"Code: (\S+)")]
    private static partial Regex Code();

    /// <summary>A product that has just begun trains its classifier for half a minute, without which many shops have no category.</summary>
    private static async Task WaitForTrainingAsync(LocalProduct product, CancellationToken cancellationToken)
    {
        var list = product.Get<ListJobs>();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(Interval, cancellationToken))
        {
            var jobs = LocalProduct.Expect(await list.ExecuteAsync(
                TrainExpenseClassifierJob.JobKind, null, new PageRequest(1, null), cancellationToken)).Items;
            if (jobs is not [{ Status: JobStatus.Queued or JobStatus.Running }])
                return;
            if (waited.Elapsed < Interval)
                Console.WriteLine("Waiting for the first training of the expense classifier, which takes half a minute.");
        }
    }

    private static async Task<UserProfile> FindOrRegisterAsync(LocalProduct product, CancellationToken cancellationToken)
    {
        var found = await product.Get<FindUserByEmail>().ExecuteAsync(DemoHousehold.Email, cancellationToken);
        if (found.TryGet(out var user, out var error))
        {
            return user;
        }

        return error is NotFoundError
            ? LocalProduct.Expect(await product.Get<RegisterUser>().ExecuteAsync(
                new Registration { Email = DemoHousehold.Email, Password = DemoHousehold.Password, DisplayName = DemoHousehold.Name },
                new Client(IPAddress.Loopback, "seed-demo"),
                cancellationToken))
            : LocalProduct.Expect(found);
    }
}

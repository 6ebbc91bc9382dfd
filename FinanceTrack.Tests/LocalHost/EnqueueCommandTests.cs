using System.Net;
using System.Text.Json;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.LocalHost.Enqueue;
using FinanceTrack.Tests.Sharing;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.LocalHost;

/// <summary><c>enqueue</c> beside a running host: what it does not record it names, and its exit code says so.</summary>
public sealed class EnqueueCommandTests(HostFixture fixture) : SignedInTests(fixture)
{
    private readonly string _file = Path.GetTempFileName();

    public override Task DisposeAsync()
    {
        File.Delete(_file);
        return base.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_file_that_is_recorded_twice_is_recorded_once_and_ends_well()
    {
        FinanceTrackHost.InProcessOnly();
        const string Rows = "date,description,amount\n2026-02-01,Bakery,-3.20\n2026-02-02,Salary,2000.00\n";

        var (one, two) = (await EnqueueAsync(Rows), await EnqueueAsync(Rows));

        Assert.Equal((0, ""), (one.ExitCode, one.Error));
        Assert.Equal((0, ""), (two.ExitCode, two.Error));
        Assert.Contains("The host has recorded all of them.", two.Output, StringComparison.Ordinal);
        Assert.Equal([-3.20m, 2000m], await AmountsAsync());
    }

    [SkippableFact]
    public async Task Rows_that_are_refused_are_named_and_the_others_are_recorded()
    {
        FinanceTrackHost.InProcessOnly();
        const string Rows = "date,description,amount\n2026-02-01,a,-3.20\n"
            + "2026-02-02,b,n/a\n2026-02-03,c,0.00\n2026-02-04,d,-4.20\n2026-02-05,e,-5.20\n";
        await File.WriteAllTextAsync(_file, Rows);
        var recordedBefore = $"{BankFile.Read(_file).Fingerprint}-4";
        (await User.PostAsync("transactions", new
        {
            bookedOn = "2026-02-04",
            amount = 4.20,
            currency = "USD",
            description = "d",
            externalId = recordedBefore,
        })).Is(HttpStatusCode.Created);

        var enqueued = await EnqueueAsync(Rows);

        Assert.Equal(1, enqueued.ExitCode);
        Assert.Equal(
            [
                "Line 3: The amount is not a number with a decimal point.",
                "Line 4: amount: The amount must not be zero.",
                "Line 5: The row was recorded before as 4.20 USD of 2026-02-04. Change that transaction instead.",
            ],
            enqueued.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Equal([-5.20m, -3.20m, 4.20m], await AmountsAsync());
    }

    [SkippableFact]
    public async Task A_file_that_does_not_decide_is_refused_and_sends_nothing()
    {
        FinanceTrackHost.InProcessOnly();

        var refused = await EnqueueAsync("date,description,amount\n2026-02-01,a,3.20\n");
        var said = await EnqueueAsync("date,description,amount\n2026-02-01,a,3.20\n", "--positive", "out");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("--positive in or --positive out", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, said.ExitCode);
        Assert.Equal([-3.20m], await AmountsAsync());
    }

    [SkippableFact]
    public async Task A_file_for_a_shared_ledger_is_recorded_there_by_those_who_may()
    {
        FinanceTrackHost.InProcessOnly();
        const string Rows = "date,description,amount\n2026-02-01,Bakery,-3.20\n2026-02-02,Salary,2000.00\n";
        using var owner = await Household.RegisterConfirmedAsync(Host);
        using var editor = await owner.AddMemberAsync(Host, owner.LedgerId, LedgerRole.Editor);
        using var viewer = await owner.AddMemberAsync(Host, owner.LedgerId, LedgerRole.Viewer);

        var (recorded, refused, foreign) = (
            await EnqueueAsync(Rows, editor, owner.LedgerId),
            await EnqueueAsync(Rows, viewer, owner.LedgerId),
            await EnqueueAsync(Rows, User, owner.LedgerId));

        Assert.Equal((0, ""), (recorded.ExitCode, recorded.Error));
        Assert.Equal([-3.20m, 2000m], await AmountsAsync(owner));
        Assert.Equal((1, "The user is a viewer of this ledger, and cannot record in it."), (refused.ExitCode, refused.Error.Trim()));
        Assert.Equal((1, "The user is not a member of this ledger."), (foreign.ExitCode, foreign.Error.Trim()));
        Assert.Empty(await AmountsAsync());
    }

    [SkippableFact]
    public async Task Why_the_queue_refused_a_message_is_read_from_its_answer()
    {
        FinanceTrackHost.InProcessOnly();
        var inbound = Host.Queues.GetQueueClient("transactions-inbound");
        await inbound.CreateIfNotExistsAsync();
        await inbound.SendMessageAsync(JsonSerializer.Serialize(
            new { messageId = "zero", userId = User.Id, bookedOn = "2026-02-01", amount = 0, currency = "USD", description = "a" }));
        IReadOnlyDictionary<string, string> refusals = new Dictionary<string, string>();

        await Eventually.TrueAsync("the message is answered", async () =>
        {
            refusals = await QueueAnswers.ReadRefusalsAsync(
                Host.CommandEnvironment["AzureWebJobsStorage"]!, User.Id, new HashSet<string> { "zero", "other" }, CancellationToken.None);
            return refusals.Count > 0;
        });

        Assert.Equal("amount: The amount must not be zero.", Assert.Single(refusals).Value);
    }

    private async Task<LocalHostCommand> EnqueueAsync(string rows, params string[] options)
    {
        await File.WriteAllTextAsync(_file, rows);
        return await LocalHostCommand.RunAsync(Host.CommandEnvironment, ["enqueue", _file, "--user", User.Email, .. options]);
    }

    private async Task<LocalHostCommand> EnqueueAsync(string rows, TestUser user, Guid ledgerId)
    {
        await File.WriteAllTextAsync(_file, rows);
        return await LocalHostCommand.RunAsync(
            Host.CommandEnvironment, ["enqueue", _file, "--user", user.Email, "--ledger", ledgerId.ToString()]);
    }

    private Task<IEnumerable<decimal>> AmountsAsync() => AmountsAsync(User);

    private static async Task<IEnumerable<decimal>> AmountsAsync(TestUser user) =>
        (await user.ListAllAsync("transactions")).Select(transaction => transaction.GetProperty("amount").GetDecimal()).Order();
}

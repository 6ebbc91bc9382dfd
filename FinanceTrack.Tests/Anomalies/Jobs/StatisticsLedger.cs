using FinanceTrack.Domain.Anomalies.Jobs;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Tests.Ledger;

namespace FinanceTrack.Tests.Anomalies.Jobs;

/// <summary>Users with some history, and the jobs that look after their statistics.</summary>
internal static class StatisticsLedger
{
    private static readonly string[] Merchants = ["Noodle bar", "Tram ticket", "Cinema"];

    /// <summary>A new user with as many transactions, recorded at once.</summary>
    public static async Task<Guid> AddUserAsync(this TestLedger ledger, int transactions)
    {
        var user = (await ledger.AddUserAsync()).Id;
        if (transactions > 0)
            await ledger.RecordAsync(user, transactions);
        return user;
    }

    /// <summary>The ids of transactions recorded in one batch.</summary>
    public static async Task<IReadOnlyList<Guid>> RecordAsync(this TestLedger ledger, Guid user, int transactions)
    {
        var items = Enumerable.Range(0, transactions).Select(i => (Result<NewTransaction>)Lunch(i)).ToList();
        var recorded = await ledger.Get<RecordBatch>().ExecuteAsync(user.Actor(), new NewBatch(items), null, CancellationToken.None);
        return [.. recorded.Value.Items.Select(i => i.Transaction!.Id)];
    }

    public static NewTransaction Lunch(int number, decimal? amount = null) => new(
        new DateOnly(2026, 1, 1).AddDays(number), null, amount ?? -(12 + (number % 5)), "EUR", Merchants[number % Merchants.Length]);

    /// <summary>Runs a job of this kind to its end, or its yield; what it saved last is in the context.</summary>
    public static async Task<(JobOutcome Outcome, JobContext Context)> RunAsync(
        this TestLedger ledger, string kind, Guid? user = null, string? checkpoint = null, TimeProvider? time = null)
    {
        var job = new Job { Id = Guid.NewGuid(), Kind = kind, LedgerId = user, ResumeFrom = checkpoint };
        var context = new JobContext(job, Guid.NewGuid(), ledger.Database, time ?? TimeProvider.System);
        var handler = ledger.Get<IEnumerable<IJobHandler>>().Single(h => h.Kind == kind);
        return (await handler.ExecuteAsync(context, CancellationToken.None), context);
    }

    public static async Task<StatisticsReport> ReportAsync(this TestLedger ledger, string kind, Guid? user = null)
    {
        var (outcome, _) = await ledger.RunAsync(kind, user);
        return (StatisticsReport)Assert.IsType<JobOutcome.Succeeded>(outcome).Result!;
    }
}

/// <summary>Changes of statistics behind the product's back.</summary>
internal static class Tampering
{
    /// <summary>As a bug, or a restore of one table, would leave them.</summary>
    public static readonly Statement LoseMerchantsSql = Statement.Of("DELETE FROM MerchantStatistics WHERE LedgerId = @LedgerId");

    /// <summary>What the first form left, whose bytes are not read any more.</summary>
    public static readonly Statement MakeForm1Sql = Statement.Of("""
        UPDATE UserStatistics SET Form = 1, UserState = @State WHERE LedgerId = @LedgerId;
        UPDATE CategoryStatistics SET Form = 1, CategoryState = @State WHERE LedgerId = @LedgerId;
        UPDATE MerchantStatistics SET Form = 1, MerchantState = @State WHERE LedgerId = @LedgerId;
        """);

    public static readonly Statement InsertForm1Sql = Statement.Of("""
        INSERT INTO UserStatistics (LedgerId, Form, PriorsVersion, Revision, UserState) VALUES (@LedgerId, 1, 0, 0, @State)
        """);

    public static readonly Statement CountFormsSql = Statement.Of("""
        SELECT COUNT(*) FROM (
            SELECT LedgerId FROM UserStatistics WHERE LedgerId = @LedgerId AND Form = @Form
            UNION ALL SELECT LedgerId FROM CategoryStatistics WHERE LedgerId = @LedgerId AND Form = @Form
            UNION ALL SELECT LedgerId FROM MerchantStatistics WHERE LedgerId = @LedgerId AND Form = @Form) AS Rows_
        """);

    /// <summary>Makes a ledger look long, so that an edit leaves its statistics to a job.</summary>
    public static readonly Statement MakeLongSql = Statement.Of("UPDATE Ledgers SET LastSequence = 100000 WHERE LedgerId = @LedgerId");

    public static readonly byte[] Form1State = [1, 0, 0, 0, 0, 0, 128, 63];
}

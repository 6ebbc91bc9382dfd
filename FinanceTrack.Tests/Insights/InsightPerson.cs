using FinanceTrack.Domain.Insights;
using FinanceTrack.Domain.Insights.Jobs;
using FinanceTrack.Domain.Insights.Storage;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Recurring.Storage;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Tests.Ledger;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Insights;

/// <summary>A person with a household, who remembers what was dismissed.</summary>
internal sealed class InsightPerson(TestLedger ledger, FakeTimeProvider time, Guid id)
{
    private const int Months = 14;

    private static readonly (string Description, decimal Amount, int Day)[] Bills =
    [
        ("Streamora Premium", -9.99m, 4), ("Hausverwaltung Lindner Miete", -850m, 2), ("Nordwerk GmbH Gehalt", 2400m, 25),
        ("Fitwerk Studio", -29.90m, 12),
    ];

    private readonly List<Guid> _rows = [];
    private readonly HashSet<Guid> _dismissedInsights = [];
    private readonly HashSet<Guid> _dismissedStreams = [];

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public async Task StartAsync()
    {
        for (var back = Months; back > 0; back--)
        {
            var month = new DateOnly(Today.Year, Today.Month, 1).AddMonths(-back);
            await RecordAsync([.. Bills.Select(bill => (month.AddDays(bill.Day), bill.Amount, bill.Description)),
                (month.AddDays(8), -40m - back, "Supermarkt Freiraum"), (month.AddDays(20), -44m - (back % 3), "Supermarkt Freiraum")]);
        }
    }

    public async Task ApplyAsync(InsightStep step)
    {
        var (description, amount, _) = Bills[step.Target % Bills.Length];
        switch (step.Kind)
        {
            case InsightStepKind.Pay:
                await RecordAsync([(Today, amount * step.Size, description)]);
                break;
            case InsightStepKind.PayTwice:
                await RecordAsync([(Today, -17m * step.Size, "Restaurant Anker"), (Today, -17m * step.Size, "Restaurant Anker")]);
                break;
            case InsightStepKind.Edit:
                await EditAsync(step);
                break;
            case InsightStepKind.Delete:
                var row = _rows[step.Target % _rows.Count];
                _rows.Remove(row);
                Assert.True((await ledger.Get<DeleteTransaction>().ExecuteAsync(id.Actor(), row, null, true, default)).Succeeded);
                break;
            case InsightStepKind.DismissInsight:
                await DismissInsightAsync(step);
                break;
            case InsightStepKind.DismissStream:
                await DismissStreamAsync(step);
                break;
            case InsightStepKind.DaysPass:
                time.Advance(TimeSpan.FromDays(step.Size * 4));
                break;
            default:
                await RunAsync();
                break;
        }
    }

    private async Task RunAsync()
    {
        await ledger.Get<RefreshLedger>().ExecuteAsync(id, default);
        var said = await InsightsAsync();
        Assert.DoesNotContain(said, insight => _dismissedInsights.Contains(insight.Id));
        Assert.Equal(said.Count, said.DistinctBy(insight => insight.Id).Count());
        var about = said.Where(insight => insight.TopPlace > 0).SelectMany(insight => MemberIds.Read(insight.Members)).ToList();
        Assert.Equal(about.Count, about.Distinct().Count());
        var streams = said.Where(insight => insight.StreamId is not null).ToList();
        Assert.Equal(streams.Count, streams.DistinctBy(insight => insight.StreamId).Count());
        Assert.DoesNotContain(said, insight => insight.StreamId is { } stream && _dismissedStreams.Contains(stream));
        Assert.DoesNotContain(
            await StreamsAsync(), stream => _dismissedStreams.Contains(stream.Id));
    }

    private async Task<List<InsightRow>> InsightsAsync() =>
        (await ledger.Database.ReadAsync(session => InsightTable.ListAsync(session, id), default))
            .FindAll(insight => insight is { IsDismissed: false, IsFound: true });

    private async Task<IReadOnlyList<StreamDetails>> StreamsAsync() =>
        (await ledger.Get<ListStreams>().ExecuteAsync(id, new StreamFilter(), new PageRequest(200, null), default)).Value.Items;

    private async Task DismissInsightAsync(InsightStep step)
    {
        var said = await InsightsAsync();
        if (said.Count == 0)
            return;
        var insight = said[step.Target % said.Count];
        Assert.True((await ledger.Get<UpdateInsight>().ExecuteAsync(
            id.Actor(), insight.Id, new InsightChanges(new Optional<bool?>(true)), null, default)).Succeeded);
        _dismissedInsights.Add(insight.Id);
    }

    private async Task DismissStreamAsync(InsightStep step)
    {
        var streams = await StreamsAsync();
        if (streams.Count == 0)
            return;
        var stream = streams[step.Target % streams.Count];
        Assert.True((await ledger.Get<UpdateStream>().ExecuteAsync(
            id.Actor(), stream.Id, new StreamChanges(default, new Optional<StreamDecision?>(StreamDecision.Dismissed)), null, default))
                .Succeeded);
        _dismissedStreams.Add(stream.Id);
    }

    private async Task EditAsync(InsightStep step)
    {
        var row = _rows[step.Target % _rows.Count];
        var changes = new TransactionChanges(
            default, default, new Optional<decimal?>(-3.5m * step.Size), default, default, default, default);
        Assert.True((await ledger.Get<EditTransaction>().ExecuteAsync(id.Actor(), row, changes, null, true, default)).Succeeded);
    }

    private async Task RecordAsync(IEnumerable<(DateOnly Day, decimal Amount, string Description)> rows)
    {
        var items = rows.Select(row => (Result<NewTransaction>)new NewTransaction(row.Day, null, row.Amount, "EUR", row.Description));
        var batch = await ledger.Get<RecordBatch>().ExecuteAsync(id.Actor(), new NewBatch([.. items]), null, default);
        _rows.AddRange(batch.Value.Items.Select(item => item.Transaction!.Id));
    }
}

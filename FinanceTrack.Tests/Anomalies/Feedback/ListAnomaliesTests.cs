using FinanceTrack.Domain.Anomalies.Feedback;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Tests.Anomalies.Jobs;
using FinanceTrack.Tests.Ledger;

namespace FinanceTrack.Tests.Anomalies.Feedback;

public sealed class ListAnomaliesTests : IAsyncLifetime
{
    private static readonly Statement FlagSql = Statement.Of(
        "UPDATE Transactions SET IsAnomaly = @IsAnomaly WHERE LedgerId = @LedgerId AND Sequence % 2 = 1");

    private static readonly Statement FlagNoneSql = Statement.Of(
        "UPDATE Transactions SET IsAnomaly = @IsAnomaly WHERE LedgerId = @LedgerId");

    private TestLedger _ledger = null!;
    private Guid _user;
    private IReadOnlyList<Guid> _ids = [];

    /// <summary>Ten transactions, one a day from 1 January on, of which every other one from the first is flagged.</summary>
    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite);
        _user = await _ledger.AddUserAsync(0);
        _ids = await _ledger.RecordAsync(_user, 10);
        await FlagAsync(_user);
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task Only_flagged_transactions_are_listed_latest_first_with_their_answers()
    {
        await AnswerAsync(_ids[4], AnomalyAnswer.Dismissed);

        var page = (await ListAsync(new AnomalyFilter())).Value;

        Assert.Equal([_ids[8], _ids[6], _ids[4], _ids[2], _ids[0]], page.Items.Select(i => i.Transaction.Id));
        Assert.Equal([null, null, AnomalyAnswer.Dismissed, null, null], page.Items.Select(i => i.Feedback?.Answer));
        Assert.Null(page.NextCursor);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = (await ListAsync(new AnomalyFilter(), 2, cursor)).Value;
            seen.AddRange(page.Items.Select(i => i.Transaction.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal([_ids[8], _ids[6], _ids[4], _ids[2], _ids[0]], seen);
    }

    [Theory]
    [InlineData("confirmed", new[] { 6 })]
    [InlineData("dismissed", new[] { 4, 2 })]
    [InlineData("open", new[] { 8, 0 })]
    public async Task Alerts_are_found_by_their_answer(string answer, int[] expected)
    {
        await AnswerAsync(_ids[6], AnomalyAnswer.Confirmed);
        await AnswerAsync(_ids[4], AnomalyAnswer.Dismissed);
        await AnswerAsync(_ids[2], AnomalyAnswer.Dismissed);

        Assert.Equal(
            expected.Select(i => _ids[i]), (await ListAsync(new AnomalyFilter(Answer: answer))).Value.Items.Select(i => i.Transaction.Id));
    }

    [Fact]
    public async Task Alerts_are_found_by_booked_date_both_ends_included()
    {
        var page = await ListAsync(new AnomalyFilter(new DateOnly(2026, 1, 3), new DateOnly(2026, 1, 7)));

        Assert.Equal([_ids[6], _ids[4], _ids[2]], page.Value.Items.Select(i => i.Transaction.Id));
    }

    [Fact]
    public async Task Another_users_alerts_are_neither_listed_nor_answered()
    {
        var other = await _ledger.AddUserAsync(6);
        await FlagAsync(other);

        var answered = await _ledger.Get<AnswerAnomaly>().ExecuteAsync(
            other.Actor(), _ids[0], new NewAnswer(AnomalyAnswer.Confirmed), null, CancellationToken.None);

        Assert.IsType<NotFoundError>(answered.Error);
        Assert.Equal(5, (await ListAsync(new AnomalyFilter())).Value.Items.Count);
        Assert.All((await ListAsync(new AnomalyFilter())).Value.Items, i => Assert.Null(i.Feedback));
    }

    [Fact]
    public async Task A_filter_or_cursor_that_makes_no_sense_is_refused()
    {
        Assert.IsType<ValidationError>((await ListAsync(new AnomalyFilter(Answer: "maybe"))).Error);
        Assert.IsType<ValidationError>((await ListAsync(new AnomalyFilter(new DateOnly(2026, 2, 1), new DateOnly(2026, 1, 1)))).Error);
        Assert.IsType<ValidationError>((await ListAsync(new AnomalyFilter(), cursor: "nonsense")).Error);
    }

    private async Task FlagAsync(Guid user)
    {
        await _ledger.ExecuteAsync(FlagNoneSql, new { LedgerId = user, IsAnomaly = false });
        await _ledger.ExecuteAsync(FlagSql, new { LedgerId = user, IsAnomaly = true });
    }

    private Task<Result<Page<AnomalyDetails>>> ListAsync(AnomalyFilter filter, int limit = 50, string? cursor = null) =>
        _ledger.Get<ListAnomalies>().ExecuteAsync(_user, filter, new PageRequest(limit, cursor), CancellationToken.None);

    private async Task AnswerAsync(Guid transaction, AnomalyAnswer answer) => Assert.True((await _ledger.Get<AnswerAnomaly>().ExecuteAsync(
        _user.Actor(), transaction, new NewAnswer(answer), null, CancellationToken.None)).Succeeded);
}

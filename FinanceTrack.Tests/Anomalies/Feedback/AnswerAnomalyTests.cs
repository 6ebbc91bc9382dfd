using FinanceTrack.Domain.Anomalies.Feedback;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Users;
using FinanceTrack.Tests.Anomalies.Jobs;
using FinanceTrack.Tests.Ledger;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Anomalies.Feedback;

public sealed class AnswerAnomalyTests
{
    private static readonly Statement FlagSql = Statement.Of("UPDATE Transactions SET IsAnomaly = 1 WHERE LedgerId = @LedgerId");

    private static readonly Statement ComponentsSql = Statement.Of("SELECT Components FROM AnomalyFeedback WHERE LedgerId = @LedgerId");

    private static readonly Statement CountSql = Statement.Of("SELECT COUNT(*) FROM AnomalyFeedback WHERE LedgerId = @LedgerId");

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Dismissed_alerts_make_the_next_alert_rarer_and_confirmed_ones_more_frequent(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var (quiet, loud, silent) = (await FlaggedAsync(ledger, 8), await FlaggedAsync(ledger, 8), await FlaggedAsync(ledger, 8));

        await AnswerAllAsync(ledger, quiet, AnomalyAnswer.Dismissed);
        await AnswerAllAsync(ledger, loud, AnomalyAnswer.Confirmed);

        var unmoved = await ThresholdAsync(ledger, silent.User);
        Assert.True(await ThresholdAsync(ledger, quiet.User) > unmoved);
        Assert.True(await ThresholdAsync(ledger, loud.User) < unmoved);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task An_answer_withdrawn_leaves_the_threshold_as_if_it_had_never_been_given(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var flagged = await FlaggedAsync(ledger, 3);
        var before = await ThresholdAsync(ledger, flagged.User);
        await AnswerAllAsync(ledger, flagged, AnomalyAnswer.Dismissed);

        foreach (var id in flagged.Ids)
        {
            Assert.True((await ledger.Get<WithdrawAnswer>().ExecuteAsync(
                flagged.User.Actor(), id, null, CancellationToken.None)).Succeeded);
        }

        Assert.Equal(before, await ThresholdAsync(ledger, flagged.User));
        Assert.IsType<NotFoundError>(
            (await ledger.Get<WithdrawAnswer>().ExecuteAsync(flagged.User.Actor(), flagged.Ids[0], null, CancellationToken.None)).Error);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task To_dismiss_what_was_no_alert_moves_nothing(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var user = await ledger.AddUserAsync(0);
        var ids = await ledger.RecordAsync(user, 3);
        var before = await ThresholdAsync(ledger, user);

        await AnswerAllAsync(ledger, (user, ids), AnomalyAnswer.Dismissed);

        Assert.Equal(before, await ThresholdAsync(ledger, user));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task The_same_answer_again_changes_nothing_and_another_one_is_the_next_version(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var (user, ids) = await FlaggedAsync(ledger, 1);

        var first = (await AnswerAsync(ledger, user, ids[0], AnomalyAnswer.Confirmed)).Value;
        var again = (await AnswerAsync(ledger, user, ids[0], AnomalyAnswer.Confirmed)).Value;
        var other = (await AnswerAsync(ledger, user, ids[0], AnomalyAnswer.Dismissed, ifMatch: 1)).Value;

        Assert.Equal((1, 1, 2), (first.Version, again.Version, other.Version));
        Assert.Equal(AnomalyAnswer.Dismissed, other.Answer);
        Assert.IsType<StaleVersionError>((await AnswerAsync(ledger, user, ids[0], AnomalyAnswer.Confirmed, ifMatch: 1)).Error);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task An_answer_keeps_what_the_scorer_saw_of_the_transaction_before_it_learned_it(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var user = await ledger.AddUserAsync(40);
        var odd = await ledger.Get<RecordTransaction>().ExecuteAsync(
            user.Actor(), StatisticsLedger.Lunch(40, -900), null, CancellationToken.None);
        await ledger.RecordAsync(user, 10);

        await AnswerAsync(ledger, user, odd.Value.Id, AnomalyAnswer.Confirmed);

        var seen = ComponentSnapshot.Read(await ledger.ScalarAsync<byte[]>(ComponentsSql, new { LedgerId = user }));
        Assert.True(seen[Component.AmountForMerchant] > 10);
        Assert.Equal(0, seen[Component.NewMerchant]);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_deleted_transaction_takes_its_answer_along(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var flagged = await FlaggedAsync(ledger, 3);
        var before = await ThresholdAsync(ledger, flagged.User);
        await AnswerAsync(ledger, flagged.User, flagged.Ids[0], AnomalyAnswer.Dismissed);
        var moved = await ThresholdAsync(ledger, flagged.User);

        await ledger.Get<DeleteTransaction>().ExecuteAsync(flagged.User.Actor(), flagged.Ids[0], null, true, CancellationToken.None);

        Assert.Equal(0, await ledger.ScalarAsync<int>(CountSql, new { LedgerId = flagged.User }));
        Assert.True(moved > before);
        Assert.True(await ThresholdAsync(ledger, flagged.User) < moved);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Answers_are_exported_and_erased_with_their_user(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var (leaving, staying) = (await FlaggedAsync(ledger, 2), await FlaggedAsync(ledger, 2));
        await AnswerAllAsync(ledger, leaving, AnomalyAnswer.Confirmed);
        await AnswerAllAsync(ledger, staying, AnomalyAnswer.Confirmed);
        var data = ledger.Get<IEnumerable<ILedgerData>>().OfType<AnswerData>().Single();

        var exported = new List<Guid>();
        await foreach (var row in Assert.Single(data.Export(leaving.User, leaving.User)).Read(CancellationToken.None))
            exported.Add(((ExportedAnswer)row).TransactionId);
        await ledger.Database.WriteAsync(
            async session =>
            {
                await data.EraseAsync(session, leaving.User);
                return true;
            },
            CancellationToken.None);

        Assert.Equal(leaving.Ids.Order(), exported.Order());
        Assert.Equal(0, await ledger.ScalarAsync<int>(CountSql, new { LedgerId = leaving.User }));
        Assert.Equal(2, await ledger.ScalarAsync<int>(CountSql, new { LedgerId = staying.User }));
    }

    [Fact]
    public void However_many_answers_there_are_the_threshold_moves_within_its_bounds()
    {
        Assert.Equal(0, AlertShift.Of(0, 0));
        Assert.Equal(0, AlertShift.Of(7, 7));
        Assert.InRange(AlertShift.Of(1, 0), 0.1, 0.12);
        Assert.Equal(AlertShift.Quietest, AlertShift.Of(int.MaxValue, 0));
        Assert.Equal(AlertShift.Loudest, AlertShift.Of(0, int.MaxValue));
    }

    private static async Task<(Guid User, IReadOnlyList<Guid> Ids)> FlaggedAsync(TestLedger ledger, int transactions)
    {
        var user = await ledger.AddUserAsync(0);
        var ids = await ledger.RecordAsync(user, transactions);
        await ledger.ExecuteAsync(FlagSql, new { LedgerId = user });
        return (user, ids);
    }

    private static Task<Result<AnswerDetails>> AnswerAsync(
        TestLedger ledger, Guid user, Guid transaction, AnomalyAnswer answer, int? ifMatch = null) =>
        ledger.Get<AnswerAnomaly>().ExecuteAsync(user.Actor(), transaction, new NewAnswer(answer), ifMatch, CancellationToken.None);

    private static async Task AnswerAllAsync(TestLedger ledger, (Guid User, IReadOnlyList<Guid> Ids) flagged, AnomalyAnswer answer)
    {
        foreach (var id in flagged.Ids)
            Assert.True((await AnswerAsync(ledger, flagged.User, id, answer)).Succeeded);
    }

    /// <summary>What the next transaction would be compared with.</summary>
    private static async Task<double> ThresholdAsync(TestLedger ledger, Guid user) =>
        (await ledger.Get<ScoreTransaction>()
            .ExecuteAsync(user, StatisticsLedger.Lunch(50), CancellationToken.None)).Value.Anomaly.Threshold;
}

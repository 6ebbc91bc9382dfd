using FinanceTrack.Domain.Accounts;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Questions;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Tests.Ledger;

namespace FinanceTrack.Tests.Links;

public sealed class MatchLinksTests : IAsyncLifetime
{
    private static readonly Statement JobsSql =
        Statement.Of("SELECT COUNT(*) FROM Jobs WHERE LedgerId = @LedgerId AND Kind = 'match-links'");

    private TestLedger _ledger = null!;
    private Guid _id;
    private Guid _giro;
    private Guid _savings;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite);
        _id = (await _ledger.AddUserAsync()).Id;
        _giro = await AddAccountAsync("Everyday", AccountKind.Current, "DE02100500000024290661");
        _savings = await AddAccountAsync("Rainy day", AccountKind.Savings, "DE02300209000106531065");
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task A_transfer_is_found_by_itself_and_leaves_income_and_expense()
    {
        var (sent, arrived) = await RecordTransferAsync(1);

        var plan = await MatchAsync();

        Assert.Single(plan.Make);
        var link = Assert.Single(await LinksAsync());
        Assert.Equal((sent, arrived, LinkState.Automatic, 250m), (link.FromId, link.ToId, link.State, link.Amount));
        Assert.Contains(LinkReason.AccountNumberNamed, link.Reasons.Select(reason => reason.Code));
        Assert.Equal([TransactionRole.Transfer, TransactionRole.Transfer], [await RoleAsync(sent), await RoleAsync(arrived)]);
        Assert.Equal(StatisticsFinding.Sound, await _ledger.CheckStatisticsAsync(_id));
        Assert.True((await MatchAsync()).IsEmpty);
    }

    [Fact]
    public async Task A_refused_pair_is_never_proposed_again()
    {
        await RecordTransferAsync(1);
        await MatchAsync();
        var link = Assert.Single(await LinksAsync());

        Assert.True((await _ledger.Get<DeleteLink>().ExecuteAsync(_id.Actor(), link.Id, null, CancellationToken.None)).Succeeded);
        var plan = await MatchAsync();

        Assert.True(plan.IsEmpty);
        Assert.Empty(await LinksAsync());
        Assert.Equal(StatisticsFinding.Sound, await _ledger.CheckStatisticsAsync(_id));
    }

    [Fact]
    public async Task What_a_person_linked_stays_whatever_fits_better()
    {
        var (sent, arrived) = await RecordTransferAsync(1);
        var other = await RecordAsync(_savings, 250m, 20, "Gift of an aunt");
        Assert.True((await CreateAsync(LinkKind.Transfer, sent, other)).Succeeded);

        await MatchAsync();

        var link = Assert.Single(await LinksAsync());
        Assert.Equal((sent, other, LinkState.User), (link.FromId, link.ToId, link.State));
        Assert.Equal(TransactionRole.Ordinary, await RoleAsync(arrived));
    }

    [Fact]
    public async Task A_person_links_what_the_matcher_had_linked_otherwise()
    {
        var (sent, arrived) = await RecordTransferAsync(1);
        var other = await RecordAsync(_savings, 250m, 20, "Gift of an aunt");
        await MatchAsync();

        Assert.True((await CreateAsync(LinkKind.Transfer, sent, other)).Succeeded);

        Assert.Equal(other, Assert.Single(await LinksAsync()).ToId);
        Assert.Equal(TransactionRole.Ordinary, await RoleAsync(arrived));
    }

    [Fact]
    public async Task A_leg_that_comes_again_is_linked_again()
    {
        var (sent, _) = await RecordTransferAsync(1);
        await MatchAsync();
        Assert.True((await _ledger.Get<DeleteTransaction>().ExecuteAsync(_id.Actor(), sent, null, true, CancellationToken.None)).Succeeded);
        Assert.Empty(await LinksAsync());

        var again = await RecordAsync(_giro, -250m, 1, "Transfer to DE02300209000106531065");
        await MatchAsync();

        Assert.Equal(again, Assert.Single(await LinksAsync()).FromId);
    }

    [Fact]
    public async Task A_refund_is_found_by_its_shop_and_counts_in_the_category_of_its_purchase()
    {
        for (var day = 1; day < 9; day++)
            await RecordAsync(_giro, -10.17m * day, day, $"BIJOU BRIGITTE {day}");
        var bought = await RecordAsync(_giro, -49.95m, 10, "ZALANDO SE");
        var back = await RecordAsync(_giro, 49.95m, 14, "ZALANDO SE REFUND");

        await MatchAsync();

        var link = Assert.Single(await LinksAsync());
        Assert.Equal((LinkKind.Refund, back, bought, 49.95m), (link.Kind, link.FromId, link.ToId, link.Amount));
        Assert.Equal(TransactionRole.Refund, await RoleAsync(back));
    }

    [Fact]
    public async Task Only_a_change_that_may_concern_the_matchers_queues_them()
    {
        await RecordAsync(_giro, -12.34m, 1, "Corner shop");
        await RecordAsync(_giro, 2_000m, 2, "Salary ACME");
        Assert.Equal(0, await _ledger.ScalarAsync<int>(JobsSql, new { LedgerId = _id }));

        await RecordTransferAsync(3);
        await RecordTransferAsync(4);

        Assert.Equal(1, await _ledger.ScalarAsync<int>(JobsSql, new { LedgerId = _id }));
    }

    [Fact]
    public async Task Two_questions_a_month_are_asked_at_most_and_answers_decide()
    {
        for (var i = 0; i < 6; i++)
        {
            // Nothing tells to which of the two accounts the money went.
            var (first, second) = (
                await AddAccountAsync($"Pot {i}", AccountKind.Current, null), await AddAccountAsync($"Jar {i}", AccountKind.Current, null));
            await RecordAsync(_giro, -137.45m - i, 3 * i, "Transfer");
            await RecordAsync(first, 137.45m + i, 3 * i, "Transfer received");
            await RecordAsync(second, 137.45m + i, 3 * i, "Transfer received");
            await RecordAsync(first, -1.11m, 60, "Later");
            await RecordAsync(second, -1.11m, 60, "Later");
        }

        await RecordAsync(_giro, -1.11m, 60, "Later");

        await MatchAsync();
        await MatchAsync();

        var open = await QuestionsAsync(QuestionState.Open);
        Assert.InRange(open.Count, 1, QuestionBudget.DefaultPerMonth);
        var question = open[0];
        Assert.NotEmpty(question.Reasons);
        Assert.IsType<ValidationError>((await AnswerAsync(question.Id, Guid.NewGuid())).Error);
        Assert.True((await AnswerAsync(question.Id, question.OptionIds[0])).Succeeded);
        Assert.Contains(await LinksAsync(), link => link.FromId == question.SubjectId && link.State == LinkState.Answered);
        Assert.IsType<ConflictError>((await AnswerAsync(question.Id, null)).Error);

        await MatchAsync();
        Assert.InRange((await QuestionsAsync(QuestionState.Open)).Count + 1, 1, QuestionBudget.DefaultPerMonth);
        Assert.Contains(await LinksAsync(), link => link.FromId == question.SubjectId && link.State == LinkState.Answered);
    }

    private async Task<(Guid Sent, Guid Arrived)> RecordTransferAsync(int day)
    {
        var sent = await RecordAsync(_giro, -250m, day, "Transfer to DE02300209000106531065");
        var arrived = await RecordAsync(_savings, 250m, day + 1, "Transfer from DE02100500000024290661");
        await RecordAsync(_giro, -3.21m, day + 30, "Bakery");
        await RecordAsync(_savings, 0.37m, day + 30, "Interest");
        return (sent, arrived);
    }

    private Task<MatchPlan> MatchAsync() => _ledger.Get<MatchLinks>().MatchAsync(_id, CancellationToken.None);

    private async Task<Guid> AddAccountAsync(string name, AccountKind kind, string? number) =>
        (await _ledger.Get<CreateAccount>()
            .ExecuteAsync(_id.Actor(), new NewAccount(name, kind, "EUR", number), null, CancellationToken.None)).Value.Id;

    private async Task<Guid> RecordAsync(Guid account, decimal amount, int day, string description) =>
        (await _ledger.Get<RecordTransaction>().ExecuteAsync(
            _id.Actor(),
            new NewTransaction(new DateOnly(2026, 3, 1).AddDays(day), null, amount, "EUR", description, AccountId: account),
            null,
            CancellationToken.None)).Value.Id;

    private Task<Result<LinkDetails>> CreateAsync(LinkKind kind, Guid from, Guid to) =>
        _ledger.Get<CreateLink>().ExecuteAsync(_id.Actor(), new NewLink(kind, from, to), null, CancellationToken.None);

    private async Task<IReadOnlyList<LinkDetails>> LinksAsync() =>
        (await _ledger.Get<ListLinks>()
            .ExecuteAsync(_id, new LinkFilter(), new PageRequest(200, null), CancellationToken.None)).Value.Items;

    private async Task<IReadOnlyList<QuestionDetails>> QuestionsAsync(QuestionState state) =>
        (await _ledger.Get<ListQuestions>().ExecuteAsync(_id, state, new PageRequest(200, null), CancellationToken.None)).Value.Items;

    private Task<Result<QuestionDetails>> AnswerAsync(Guid id, Guid? answer) =>
        _ledger.Get<AnswerQuestion>()
            .ExecuteAsync(_id.Actor(), id, new QuestionAnswer(new Optional<Guid?>(answer)), null, CancellationToken.None);

    private async Task<TransactionRole> RoleAsync(Guid id) =>
        (await _ledger.Get<GetTransaction>().ExecuteAsync(_id, id, CancellationToken.None)).Value.Role;
}

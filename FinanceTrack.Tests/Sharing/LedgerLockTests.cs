using System.Reflection;
using FinanceTrack.Domain.Accounts;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Anomalies.Feedback;
using FinanceTrack.Domain.Assertions;
using FinanceTrack.Domain.Categories;
using FinanceTrack.Domain.Categorization.Rules;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Insights;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Questions;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Tests.Ledger;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Sharing;

/// <summary>
/// The membership as the lock of the ledger shows it decides about a write, whatever the edge has let through: so a member who was removed
/// between the two writes nothing. What changes the ledger itself is never checked at the edge: see <see cref="RightsMatrixTests"/>.
/// </summary>
public sealed class LedgerLockTests
{
    private static readonly NewTransaction Coffee = new(new DateOnly(2026, 3, 14), null, -3.2m, "EUR", "Coffee", null, null, null);

    private static readonly TransactionChanges NoChange = new(default, default, default, default, default, default, default);

    // Every use case that takes an actor and writes; those that only read are named below.
    private static readonly Dictionary<Type, Func<TestLedger, LedgerActor, Guid, Task<Error?>>> Writes = new()
    {
        [typeof(RecordTransaction)] = async (ledger, actor, _) =>
            (await ledger.Get<RecordTransaction>().ExecuteAsync(actor, Coffee, null, default)).Error,
        [typeof(RecordBatch)] = async (ledger, actor, _) =>
            (await ledger.Get<RecordBatch>().ExecuteAsync(actor, new NewBatch([Coffee]), null, default)).Error,
        [typeof(EditTransaction)] = async (ledger, actor, id) =>
            (await ledger.Get<EditTransaction>()
                .ExecuteAsync(actor, id, NoChange with { Amount = new Optional<decimal?>(-1m) }, null, true, default)).Error,
        [typeof(DeleteTransaction)] = async (ledger, actor, id) =>
            (await ledger.Get<DeleteTransaction>().ExecuteAsync(actor, id, null, true, default)).Error,
        [typeof(AnswerAnomaly)] = async (ledger, actor, id) =>
            (await ledger.Get<AnswerAnomaly>().ExecuteAsync(actor, id, new NewAnswer(AnomalyAnswer.Confirmed), null, default)).Error,
        [typeof(WithdrawAnswer)] = async (ledger, actor, id) =>
            (await ledger.Get<WithdrawAnswer>().ExecuteAsync(actor, id, null, default)).Error,
        [typeof(CreateCategory)] = async (ledger, actor, _) =>
            (await ledger.Get<CreateCategory>().ExecuteAsync(actor, new NewCategory("New"), null, default)).Error,
        [typeof(UpdateCategory)] = async (ledger, actor, _) =>
            (await ledger.Get<UpdateCategory>().ExecuteAsync(
                actor, await CategoryAsync(ledger, actor), new CategoryChanges(new Optional<string?>("N"), default), null, default)).Error,
        [typeof(DeleteCategory)] = async (ledger, actor, _) =>
            (await ledger.Get<DeleteCategory>().ExecuteAsync(actor, await CategoryAsync(ledger, actor), null, null, default)).Error,
        [typeof(CreateRule)] = async (ledger, actor, _) =>
            (await ledger.Get<CreateRule>().ExecuteAsync(
                actor, new NewRule(await CategoryAsync(ledger, actor), "shop"), null, default)).Error,
        [typeof(UpdateRule)] = async (ledger, actor, id) =>
            (await ledger.Get<UpdateRule>().ExecuteAsync(
                actor, id, new RuleChanges(default, default, default, default, default, default, default), null, default)).Error,
        [typeof(DeleteRule)] = async (ledger, actor, id) =>
            (await ledger.Get<DeleteRule>().ExecuteAsync(actor, id, null, default)).Error,
        [typeof(SplitTransaction)] = async (ledger, actor, id) =>
            (await ledger.Get<SplitTransaction>().ExecuteAsync(actor, id, new NewSplit([]), null, default)).Error,
        [typeof(UpdateStream)] = async (ledger, actor, id) =>
            (await ledger.Get<UpdateStream>().ExecuteAsync(actor, id, new StreamChanges(default, default), null, default)).Error,
        [typeof(UpdateInsight)] = async (ledger, actor, id) =>
            (await ledger.Get<UpdateInsight>().ExecuteAsync(actor, id, new InsightChanges(new Optional<bool?>(true)), null, default)).Error,
        [typeof(CreateAccount)] = async (ledger, actor, _) =>
            (await ledger.Get<CreateAccount>().ExecuteAsync(actor, new NewAccount("Cash", AccountKind.Cash, "EUR"), null, default)).Error,
        [typeof(UpdateAccount)] = async (ledger, actor, id) =>
            (await ledger.Get<UpdateAccount>().ExecuteAsync(
                actor, id, new AccountChanges(default, default, default, default, default, default, default, default), null,
                default)).Error,
        [typeof(DeleteAccount)] = async (ledger, actor, id) =>
            (await ledger.Get<DeleteAccount>().ExecuteAsync(actor, id, null, default)).Error,
        [typeof(AssertBalance)] = async (ledger, actor, id) =>
            (await ledger.Get<AssertBalance>().ExecuteAsync(actor, id, "2026-03-31", new NewAssertion(1m), null, default)).Error,
        [typeof(DeleteAssertion)] = async (ledger, actor, id) =>
            (await ledger.Get<DeleteAssertion>().ExecuteAsync(actor, id, "2026-03-31", null, default)).Error,
        [typeof(AdjustBalance)] = async (ledger, actor, id) =>
            (await ledger.Get<AdjustBalance>().ExecuteAsync(actor, id, new NewAdjustment(Coffee.BookedOn, 1m), null, default)).Error,
        [typeof(CreateLink)] = async (ledger, actor, id) =>
            (await ledger.Get<CreateLink>().ExecuteAsync(actor, new NewLink(LinkKind.Transfer, id, id), null, default)).Error,
        [typeof(DeleteLink)] = async (ledger, actor, id) =>
            (await ledger.Get<DeleteLink>().ExecuteAsync(actor, id, null, default)).Error,
        [typeof(AnswerQuestion)] = async (ledger, actor, id) =>
            (await ledger.Get<AnswerQuestion>().ExecuteAsync(actor, id, new QuestionAnswer(default), null, default)).Error,
    };

    private static readonly HashSet<string> Reads =
    [
        "GetLedger", "ListMembers", "ListInvitations", "ListInsights",
        // These take the actor for the user's turn.
        "ListAssertions", "CategorizeTransactions", "PreviewRule",
        // What the assistant keeps of a conversation is its user's own; its tools change nothing, or propose within the lock.
        "AskAssistant", "ListConversations", "GetConversation", "DeleteConversation", "GetProposal", "AssistantTool",
    ];

    [Fact]
    public void Every_use_case_that_takes_an_actor_is_tried() => Assert.Empty(
        from type in typeof(LedgerActor).Assembly.GetExportedTypes()
        from execute in type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(method => method.Name == "ExecuteAsync")
        where execute.GetParameters().FirstOrDefault()?.ParameterType == typeof(LedgerActor)
        where !Writes.ContainsKey(type) && !Reads.Contains(type.Name)
        select type.Name);

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_write_of_one_who_is_not_a_member_or_a_viewer_is_refused_in_the_lock(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var (owner, removed) = ((await ledger.AddUserAsync()).Id, (await ledger.AddUserAsync()).Id);
        var transaction = (await ledger.Get<RecordTransaction>().ExecuteAsync(owner.Actor(), Coffee, null, default)).Value.Id;
        var actor = new LedgerActor(removed, owner);

        foreach (var (useCase, write) in Writes)
            Assert.Equal((useCase, new NotFoundError("ledger")), (useCase, await write(ledger, actor, transaction)));

        await ledger.AddMemberAsync(actor, LedgerRole.Viewer);
        foreach (var (useCase, write) in Writes)
            Assert.Equal((useCase, typeof(ForbiddenError)), (useCase, (await write(ledger, actor, transaction))?.GetType()));
    }

    private static async Task<Guid> CategoryAsync(TestLedger ledger, LedgerActor actor) =>
        (await ledger.Get<ListCategories>().ExecuteAsync(actor.LedgerId, default)).Value.Items[0].Id;
}

using FinanceTrack.Domain.Assistant.Conversations;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Tests.Ledger;

namespace FinanceTrack.Tests.Assistant;

public sealed class ConversationBoundTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Past_the_last_ones_the_oldest_conversation_goes()
    {
        await using var ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite);
        var owner = (await ledger.AddUserAsync()).Id;
        var member = new LedgerActor((await ledger.AddUserAsync()).Id, owner);
        await ledger.Database.WriteAsync(
            async session =>
            {
                var others = await BeginAsync(session, member, 0);
                var first = await BeginAsync(session, owner.Actor(), 1);
                var second = await BeginAsync(session, owner.Actor(), 2);
                for (var i = 3; i <= StoreTurn.MaxConversations + 1; i++)
                    await BeginAsync(session, owner.Actor(), i);

                Assert.Null(await ConversationTable.FindAsync(session, owner.Actor(), first));
                Assert.Empty(await ConversationTable.ReadTurnsAsync(session, owner.Actor(), first));
                Assert.NotNull(await ConversationTable.FindAsync(session, owner.Actor(), second));
                Assert.Single(await ConversationTable.ReadTurnsAsync(session, owner.Actor(), second));
                Assert.NotNull(await ConversationTable.FindAsync(session, member, others));
                return true;
            },
            CancellationToken.None);
    }

    private static async Task<Guid> BeginAsync(DbSession session, LedgerActor actor, int minute) =>
        (await StoreTurn.RunAsync(
            session,
            actor,
            null,
            (id, number) => new TurnRow
            {
                LedgerId = actor.LedgerId,
                ConversationId = id,
                Number = number,
                UserId = actor.UserId,
                Question = $"Question {minute}",
                Answer = "",
                Engine = AnswerEngine.Offline,
                Slots = "{}",
                Evidence = "[]",
                CreatedAt = Start.AddMinutes(minute),
            },
            Start.AddMinutes(minute))).ConversationId;
}

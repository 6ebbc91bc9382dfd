using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Messaging;

public sealed class InboxTests(MigratedDatabases databases) : IClassFixture<MigratedDatabases>
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-03-01T00:00:00Z", null));

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_message_is_accepted_once_in_its_queue(DatabaseProvider provider)
    {
        var database = await databases.GetAsync(provider);

        Assert.True(await AcceptAsync(database, "transactions-inbound", "once"));
        Assert.False(await AcceptAsync(database, "transactions-inbound", "once"));
        Assert.True(await AcceptAsync(database, "emails", "once"));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Ids_that_differ_in_case_or_trailing_blanks_are_different_messages(DatabaseProvider provider)
    {
        var database = await databases.GetAsync(provider);

        Assert.True(await AcceptAsync(database, "jobs", "abc"));
        Assert.True(await AcceptAsync(database, "jobs", "ABC"));
        Assert.True(await AcceptAsync(database, "jobs", "abc "));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_message_accepted_by_many_at_once_is_accepted_by_one(DatabaseProvider provider)
    {
        var database = await databases.GetAsync(provider);

        var accepted = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => AcceptAsync(database, "jobs", "contended")));

        Assert.Single(accepted, wasAccepted => wasAccepted);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Keys_are_forgotten_when_no_message_can_be_that_old(DatabaseProvider provider)
    {
        var database = await databases.GetAsync(provider);
        await AcceptAsync(database, "forgetting", "old");
        _time.Advance(TimeSpan.FromDays(40));
        await AcceptAsync(database, "forgetting", "young");
        _time.Advance(TimeSpan.FromDays(6));

        await new ForgetOldMessages(database, _time).ExecuteAsync(CancellationToken.None);

        Assert.True(await AcceptAsync(database, "forgetting", "old"));
        Assert.False(await AcceptAsync(database, "forgetting", "young"));
    }

    private Task<bool> AcceptAsync(Database database, string queue, string messageId) =>
        database.WriteAsync(
            session => new Inbox(_time).TryAcceptAsync(session, queue, messageId), CancellationToken.None);
}

using Azure.Storage.Queues;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Messaging;

[Collection(Undisturbed.Name)]
public sealed class PoisonMessageTests(MigratedDatabases databases) : IClassFixture<MigratedDatabases>
{
    private static readonly Lazy<Task<QueueServiceClient>> Queues = new(StorageEmulator.QueuesAsync);
    private static readonly Guid Ann = Guid.Parse("0198c0de-0000-7000-8000-00000000000a");

    private static readonly Statement BodiesSql = Statement.Of("SELECT Body FROM PoisonMessages WHERE Queue = @Queue");

    private static readonly Statement ErasedIdsSql = Statement.Of("SELECT COUNT(*) FROM ErasedIds");

    private readonly string _queue = $"poison-{Guid.NewGuid():N}";
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-03-01T00:00:00Z", null));

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_message_is_recorded_once_with_the_user_it_names(DatabaseProvider provider)
    {
        var database = await databases.GetAsync(provider);
        var body = $$"""{"userId":"{{Ann}}","amount":"lots"}""";
        await AddAsync(database, Ann);

        await RecordAsync(database, "1", body);
        await RecordAsync(database, "1", body);
        await RecordAsync(database, "2", $"[{body}]");
        await RecordAsync(database, "3", "no JSON at all");

        var waiting = await ListAsync(database);
        Assert.Equal([Ann, Ann, null], waiting.OrderBy(message => message.UserId is null).Select(message => message.UserId));
        Assert.All(waiting, message => Assert.Equal((_queue, PoisonStatus.Waiting), (message.Queue, message.Status)));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_message_is_replayed_once_as_it_was(DatabaseProvider provider)
    {
        var database = await databases.GetAsync(provider);
        await RecordAsync(database, "1", "as it was");
        var id = Assert.Single(await ListAsync(database)).Id;

        var replays = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ResolveAsync(database, id, PoisonStatus.Replayed)));

        Assert.Single(replays, replay => replay.Succeeded);
        Assert.All(replays.Where(replay => !replay.Succeeded), replay => Assert.IsType<ConflictError>(replay.Error));
        Assert.Equal(["as it was"], await ReceiveAsync());
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_discarded_message_is_neither_sent_nor_replayed(DatabaseProvider provider)
    {
        var database = await databases.GetAsync(provider);
        await RecordAsync(database, "1", "unwanted");
        var id = Assert.Single(await ListAsync(database)).Id;

        Assert.True((await ResolveAsync(database, id, PoisonStatus.Discarded)).Succeeded);

        Assert.IsType<ConflictError>((await ResolveAsync(database, id, PoisonStatus.Replayed)).Error);
        Assert.IsType<NotFoundError>((await ResolveAsync(database, Guid.NewGuid(), PoisonStatus.Replayed)).Error);
        Assert.Empty(await ReceiveAsync());
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task What_came_as_plain_text_and_is_too_long_for_base64_is_replayed_as_it_came(DatabaseProvider provider)
    {
        var database = await databases.GetAsync(provider);
        var body = string.Concat(Enumerable.Repeat("Café <日本>, ", 3_000));
        await RecordAsync(database, "1", body);

        Assert.True((await ResolveAsync(database, Assert.Single(await ListAsync(database)).Id, PoisonStatus.Replayed)).Succeeded);

        Assert.Equal([body], await ReceiveAsync());
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task All_of_a_queue_that_wait_are_replayed_at_once_and_no_others(DatabaseProvider provider)
    {
        var database = await databases.GetAsync(provider);
        for (var i = 0; i <= PageRequest.MaxLimit; i++)
            await RecordAsync(database, $"{i}", $"{i}");
        await ResolveAsync(database, (await ListAsync(database))[7].Id, PoisonStatus.Discarded);

        using var dispatch = new OutboxDispatch(database, new QueueSender(await Queues.Value));
        var resolve = new ResolveAllPoisonMessages(new ListPoisonMessages(database), Resolve(database, dispatch), Sessions(database));
        var elsewhere = await resolve.ExecuteAsync($"not-{_queue}", PoisonStatus.Replayed, null, CancellationToken.None);
        var here = await resolve.ExecuteAsync(_queue, PoisonStatus.Replayed, null, CancellationToken.None);

        Assert.Equal(0, elsewhere.Value);
        Assert.Equal(PageRequest.MaxLimit, here.Value);
        Assert.Equal(
            PageRequest.MaxLimit, (await (await Queues.Value).GetQueueClient(_queue).GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Erasing_a_user_takes_every_message_that_names_them_however_it_spells_the_id(DatabaseProvider provider)
    {
        var database = await databases.GetAsync(provider);
        var (user, other) = (await AddAsync(database), await AddAsync(database));
        foreach (var (name, spelled) in SpelledId.Of(user))
            await RecordAsync(database, name, $"broken {spelled} broken");
        await RecordAsync(database, "object", $$"""{"userId":"{{user}}"}""");
        await RecordAsync(database, "second of two", $$"""[{"userId":"{{other}}"},{"userId":"{{user}}"}]""");
        await RecordAsync(database, "another's", $$"""{"userId":"{{other}}"}""");
        Assert.DoesNotContain(await ListAsync(database), message => message.UserId is null);

        await database.WriteAsync(session => EraseAsync(session, user), CancellationToken.None);

        Assert.Equal(other, Assert.Single(await ListAsync(database)).UserId);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task The_body_of_a_message_of_an_erased_user_is_not_kept(DatabaseProvider provider)
    {
        var database = await databases.GetAsync(provider);
        var (erased, other) = (Guid.CreateVersion7(), await AddAsync(database));
        foreach (var (name, spelled) in SpelledId.Of(erased))
            await RecordAsync(database, name, $"broken {spelled} broken");
        await RecordAsync(database, "one of two", $$"""[{"userId":"{{other}}"},{"userId":"{{erased}}"}]""");
        await RecordAsync(database, "a mail", $$"""{"userId":"{{erased}}","to":"someone@example.com"}""");

        Assert.All(await ListAsync(database), message => Assert.Equal(PoisonStatus.Discarded, message.Status));
        var bodies = await database.ReadAsync(
            session => session.QueryAsync<string>(BodiesSql, new { Queue = _queue }), CancellationToken.None);
        Assert.All(bodies, Assert.Empty);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task The_body_of_a_message_that_names_an_erased_user_beside_a_living_one_is_not_kept(DatabaseProvider provider)
    {
        var database = await databases.GetAsync(provider);
        var (erased, living) = (Guid.CreateVersion7(), await AddAsync(database));
        await database.WriteAsync(session => EraseAsync(session, erased), CancellationToken.None);

        foreach (var (name, spelled) in SpelledId.Of(erased))
            await RecordAsync(database, name, $$"""{"userId":"{{living}}","description":"for {{spelled}}"}""");
        await RecordAsync(database, "another's", $$"""{"userId":"{{living}}","accountId":"{{Guid.CreateVersion7()}}"}""");

        Assert.Equal(living, Assert.Single(await ListAsync(database), message => message.Status == PoisonStatus.Waiting).UserId);
        _time.Advance(TimeSpan.FromDays(46));
        await new ForgetOldMessages(database, _time).ExecuteAsync(CancellationToken.None);
        Assert.Equal(0, await database.ReadAsync(session => session.FindAsync<long>(ErasedIdsSql), CancellationToken.None));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_message_that_no_user_is_found_for_is_forgotten_after_a_week(DatabaseProvider provider)
    {
        var database = await databases.GetAsync(provider);
        await RecordAsync(database, "1", "who knows whose");
        await RecordAsync(database, "2", $$"""{"userId":"{{await AddAsync(database)}}"}""");
        _time.Advance(TimeSpan.FromDays(8));

        await new ForgetOldMessages(database, _time).ExecuteAsync(CancellationToken.None);

        Assert.NotNull(Assert.Single(await ListAsync(database)).UserId);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Messages_are_forgotten_after_a_month(DatabaseProvider provider)
    {
        var database = await databases.GetAsync(provider);
        await RecordAsync(database, "1", "old");
        await RecordAsync(database, "3", $$"""{"userId":"{{await AddAsync(database)}}"}""");
        _time.Advance(TimeSpan.FromDays(31));
        await RecordAsync(database, "2", "young");

        await new ForgetOldMessages(database, _time).ExecuteAsync(CancellationToken.None);

        Assert.Equal("young".Length, Assert.Single(await ListAsync(database)).Bytes);
    }

    private static async Task<Guid> AddAsync(Database database, Guid? id = null)
    {
        var account = new UserAccount
        {
            Id = id ?? Guid.CreateVersion7(),
            Email = $"{Guid.NewGuid():N}@example.com",
            NormalizedEmail = $"{Guid.NewGuid():N}@EXAMPLE.COM",
        };
        await database.WriteAsync(
            async session =>
            {
                if (await UserTable.FindAsync(session, account.Id) is null)
                    await UserTable.InsertAsync(session, account);
                return account;
            },
            CancellationToken.None);
        return account.Id;
    }

    private async Task<bool> EraseAsync(DbSession session, Guid userId)
    {
        await EraseMessages.ExecuteAsync(session, userId, _time.GetUtcNow());
        return true;
    }

    private Task RecordAsync(Database database, string messageId, string body) =>
        new RecordPoisonMessage(database, _time, NullLogger<RecordPoisonMessage>.Instance)
            .ExecuteAsync(_queue, messageId, body, CancellationToken.None);

    private async Task<IReadOnlyList<PoisonMessage>> ListAsync(Database database)
    {
        var page = new PageRequest(PageRequest.MaxLimit, null);
        return (await new ListPoisonMessages(database).ExecuteAsync(_queue, null, page, CancellationToken.None)).Value.Items;
    }

    private async Task<Result<Done>> ResolveAsync(Database database, Guid id, PoisonStatus resolution)
    {
        using var dispatch = new OutboxDispatch(database, new QueueSender(await Queues.Value));
        return await Resolve(database, dispatch).ExecuteAsync(id, resolution, null, CancellationToken.None);
    }

    private ResolvePoisonMessage Resolve(Database database, OutboxDispatch dispatch) =>
        new(database, new Outbox(dispatch, _time), Sessions(database), new AuditTrail(database, _time), _time);

    private CheckSession Sessions(Database database) => new(
        database, Options.Create(new AdminOptions()), new AccountEvents(NullLogger<AccountEvents>.Instance), _time);

    private async Task<IReadOnlyList<string>> ReceiveAsync()
    {
        var queue = (await Queues.Value).GetQueueClient(_queue);
        await queue.CreateIfNotExistsAsync();
        return [.. (await queue.ReceiveMessagesAsync(32)).Value.Select(message => MessageFormat.Body(message.MessageText))];
    }
}

using System.Diagnostics;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Results;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Messaging;

[Collection(Undisturbed.Name)]
public sealed class OutboxTests(MigratedDatabases databases) : IClassFixture<MigratedDatabases>
{
    private static readonly Statement RowsSql = Statement.Of("SELECT COUNT(*) FROM Outbox WHERE Queue = @Queue");

    private static readonly Lazy<Task<QueueServiceClient>> Storage = new(StorageEmulator.QueuesAsync);

    private readonly string _queue = $"outbox-{Guid.NewGuid():N}";
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-03-01T00:00:00Z", null));

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_message_is_sent_after_the_commit_and_its_row_deleted(DatabaseProvider provider)
    {
        var (database, outbox, _) = await StartAsync(provider);

        await AddAsync(database, outbox, new { Amount = 1, Nothing = (string?)null });

        Assert.Equal(["""{"amount":1}"""], await ReceiveAsync());
        Assert.Equal(0, await RowsAsync(database));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_message_for_later_waits_in_its_queue_and_needs_no_sweep(DatabaseProvider provider)
    {
        var (database, outbox, _) = await StartAsync(provider);
        var (delay, begun) = (TimeSpan.FromSeconds(3), Stopwatch.StartNew());

        await database.WriteAsync(async session =>
        {
            await outbox.AddAsync(session, _queue, "later", ownerId: null, delay);
            return true;
        }, CancellationToken.None);

        Assert.Equal(0, await RowsAsync(database));
        await Eventually.TrueAsync("the message shows", async () => (await ReceiveAsync()).Count == 1);
        Assert.InRange(begun.Elapsed, delay - TimeSpan.FromSeconds(1), TimeSpan.MaxValue);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_transaction_that_fails_sends_nothing(DatabaseProvider provider)
    {
        var (database, outbox, sweep) = await StartAsync(provider);

        var result = await database.WriteAsync<Done>(async session =>
        {
            await outbox.AddAsync(session, _queue, "never");
            return new ConflictError("No.");
        }, CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(1));
        await sweep.ExecuteAsync(CancellationToken.None);

        Assert.False(result.Succeeded);
        Assert.Empty(await ReceiveAsync());
        Assert.Equal(0, await RowsAsync(database));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task What_a_crash_left_behind_is_sent_by_the_sweep_once_it_is_due(DatabaseProvider provider)
    {
        var (database, outbox, sweep) = await StartAsync(provider);
        using var storageDown = new OutboxDispatch(database, new QueueSender(Unreachable()));
        await AddAsync(database, new Outbox(storageDown, _time), "left behind");

        await sweep.ExecuteAsync(CancellationToken.None);
        Assert.Empty(await ReceiveAsync());

        _time.Advance(TimeSpan.FromMinutes(2));
        await sweep.ExecuteAsync(CancellationToken.None);
        await sweep.ExecuteAsync(CancellationToken.None);
        Assert.Equal(["left behind"], await ReceiveAsync());
        Assert.Equal(0, await RowsAsync(database));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_message_that_cannot_be_sent_is_kept_and_waits_longer_each_time(DatabaseProvider provider)
    {
        var (database, outbox, sweep) = await StartAsync(provider);
        using var storageDown = new OutboxDispatch(database, new QueueSender(Unreachable()));
        var failing = new SweepOutbox(database, storageDown, _time, NullLogger<SweepOutbox>.Instance);
        await AddAsync(database, new Outbox(storageDown, _time), "patient");

        _time.Advance(TimeSpan.FromMinutes(1));
        await failing.ExecuteAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(1));
        await failing.ExecuteAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await sweep.ExecuteAsync(CancellationToken.None));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await sweep.ExecuteAsync(CancellationToken.None));
        Assert.Equal(["patient"], await ReceiveAsync());
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Many_messages_of_one_transaction_and_of_many_at_once_all_arrive(DatabaseProvider provider)
    {
        var (database, outbox, _) = await StartAsync(provider);
        var bodies = Enumerable.Range(0, 120).Select(i => $"message {i}").ToArray();

        await database.WriteAsync(async session =>
        {
            await outbox.AddManyAsync(session, _queue, [.. bodies.Take(60)]);
            return true;
        }, CancellationToken.None);
        await Task.WhenAll(bodies.Skip(60).Select(body => AddAsync(database, outbox, body)));

        Assert.Equal(bodies.Order(), (await ReceiveAsync()).Order());
        Assert.Equal(0, await RowsAsync(database));
    }

    [Fact]
    public async Task Sends_in_progress_at_the_time_limit_are_finished()
    {
        var database = await databases.GetAsync(DatabaseProvider.Sqlite);
        var account = await StorageEmulator.TakeAccountAsync();
        var prompt = new QueueServiceClient(account);
        var late = new QueueServiceClient(account, new QueueClientOptions
        {
            Transport = new HttpClientTransport(new LateAnswers { InnerHandler = new HttpClientHandler() }),
        });
        await prompt.CreateQueueAsync(_queue);
        var bodies = Enumerable.Range(0, 20).Select(i => $"message {i}").ToArray();
        using var slowly = new OutboxDispatch(database, new QueueSender(late));
        using var promptly = new OutboxDispatch(database, new QueueSender(prompt));

        await database.WriteAsync(async session =>
        {
            await new Outbox(slowly, _time).AddManyAsync(session, _queue, bodies);
            return true;
        }, CancellationToken.None);
        Assert.InRange(await RowsAsync(database), 1, 19);
        _time.Advance(TimeSpan.FromMinutes(2));
        await new SweepOutbox(database, promptly, _time, NullLogger<SweepOutbox>.Instance).ExecuteAsync(CancellationToken.None);

        Assert.Equal(bodies.Order(), (await ReceiveAsync(prompt)).Order());
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_message_longer_than_a_queue_takes_is_refused_with_its_transaction(DatabaseProvider provider)
    {
        var (database, outbox, _) = await StartAsync(provider);

        var ours = MessageFormat.MaxBytes - "{\"a\":\"\"}".Length;
        await AddAsync(database, outbox, new { A = new string('x', ours) });
        await Assert.ThrowsAsync<ArgumentException>(() => AddAsync(database, outbox, new { A = new string('x', ours - 1) + "é" }));
        await Assert.ThrowsAsync<ArgumentException>(() => AddAsync(database, outbox, new string('x', 64 * 1024 + 1)));

        Assert.Single(await ReceiveAsync());
    }

    private static QueueServiceClient Unreachable()
    {
        var options = new QueueClientOptions { Retry = { MaxRetries = 0 } };
        return new QueueServiceClient(new Uri("http://127.0.0.1:9/unreachable"), options);
    }

    private async Task<(Database Database, Outbox Outbox, SweepOutbox Sweep)> StartAsync(DatabaseProvider provider)
    {
        var database = await databases.GetAsync(provider);
        var dispatch = new OutboxDispatch(database, new QueueSender(await Storage.Value));
        return (database, new Outbox(dispatch, _time), new SweepOutbox(database, dispatch, _time, NullLogger<SweepOutbox>.Instance));
    }

    private Task<bool> AddAsync(Database database, Outbox outbox, object message) => database.WriteAsync(async session =>
    {
        await outbox.AddAsync(session, _queue, message);
        return true;
    }, CancellationToken.None);

    private Task<int> RowsAsync(Database database) =>
        database.ReadAsync(session => session.ScalarAsync<int>(RowsSql, new { Queue = _queue }), CancellationToken.None);

    private async Task<IReadOnlyList<string>> ReceiveAsync(QueueServiceClient? storage = null)
    {
        var queue = (storage ?? await Storage.Value).GetQueueClient(_queue);
        await queue.CreateIfNotExistsAsync();
        var bodies = new List<string>();
        while ((await queue.ReceiveMessagesAsync(32)).Value is { Length: > 0 } messages)
            bodies.AddRange(messages.Select(message => MessageFormat.Body(message.MessageText)));
        return bodies;
    }

    /// <summary>
    /// A storage that has done at once what it is asked, and says so after longer than anything may take that follows a commit.
    /// </summary>
    private sealed class LateAnswers : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(4), cancellationToken);
            return answer;
        }
    }
}

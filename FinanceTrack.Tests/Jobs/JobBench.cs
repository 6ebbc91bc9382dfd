using Azure.Storage.Queues;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Users;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Jobs;

/// <summary>The job use cases on a database of its own, with handlers of the test's and a clock that stands still.</summary>
internal sealed class JobBench : IAsyncDisposable
{
    private static readonly Statement SilenceSql = Statement.Of("UPDATE Jobs SET HeartbeatAt = @Before WHERE Id = @Id");

    private readonly TestDatabase _database;
    private readonly OutboxDispatch _dispatch;
    private readonly QueueClient _queue;

    private JobBench(TestDatabase database, QueueServiceClient storage, IJobHandler[] handlers)
    {
        (_database, _queue) = (database, storage.GetQueueClient(QueueNames.Jobs));
        _dispatch = new OutboxDispatch(database.Database, new QueueSender(storage));
        var outbox = new Outbox(_dispatch, Time);
        Backlog = new JobBacklog(outbox, Time);
        var sessions = new CheckSession(
            Database, Options.Create(new AdminOptions()), new AccountEvents(NullLogger<AccountEvents>.Instance), Time);
        var audit = new AuditTrail(Database, Time);
        Enqueue = new EnqueueJob(new IdempotentWrites(Database, Time), Backlog, handlers, sessions, audit);
        Conclude = new ConcludeJob(Database, outbox, Time, NullLogger<ConcludeJob>.Instance);
        Run = new RunJob(Database, Conclude, handlers, Time, NullLogger<RunJob>.Instance);
        Cancel = new CancelJob(Database, sessions, audit, Time);
        Sweep = new SweepJobs(Database, outbox, Time, NullLogger<SweepJobs>.Instance);
        List = new ListJobs(Database);
    }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.Parse("2026-03-01T00:00:00Z", null));

    public Database Database => _database.Database;

    public JobBacklog Backlog { get; }

    public EnqueueJob Enqueue { get; }

    public RunJob Run { get; }

    public ConcludeJob Conclude { get; }

    public CancelJob Cancel { get; }

    public SweepJobs Sweep { get; }

    public ListJobs List { get; }

    public static async Task<JobBench> StartAsync(DatabaseProvider provider, params IJobHandler[] handlers)
    {
        var storage = await StorageEmulator.QueuesAsync();
        return new JobBench(await TestDatabase.CreateAsync(provider), storage, handlers);
    }

    public async Task<Guid> EnqueueAsync(JobRequest request) =>
        (await Enqueue.ExecuteAsync(request, CancellationToken.None)).Value.Id;

    public Task RunAsync(Guid id, CancellationToken cancellationToken = default) => Run.ExecuteAsync(id, cancellationToken);

    public async Task<Job> FindAsync(Guid id) =>
        (await new FindJob(Database).ExecuteAsync(id, CancellationToken.None)).Value;

    /// <summary>Changes the database behind the product's back.</summary>
    public Task<int> ExecuteAsync(Statement statement) =>
        Database.WriteAsync(session => session.ExecuteAsync(statement), CancellationToken.None);

    /// <summary>How many messages for jobs can be taken now, and how many are hidden until later.</summary>
    public Task<(int Ready, int Hidden)> CountMessagesAsync() => _queue.CountMessagesAsync();

    /// <summary>As after a pause of the instance that runs the job.</summary>
    public Task<int> LetLeaseGoStaleAsync(Guid id) => Database.WriteAsync(
        session => session.ExecuteAsync(SilenceSql, new { Before = Time.Now() - TimeSpan.FromMinutes(3), Id = id }),
        CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _dispatch.Dispose();
        await _database.DisposeAsync();
    }
}

/// <summary>A handler that does what the test says.</summary>
internal sealed class ScriptedJob(Func<JobContext, CancellationToken, Task<JobOutcome>> script) : IJobHandler
{
    public const string Name = "scripted";

    public string Kind => Name;

    public Type? ParametersType => typeof(Settings);

    public int Runs { get; private set; }

    public Task<JobOutcome> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        Runs++;
        return script(context, cancellationToken);
    }

    public sealed record Settings
    {
        public int Count { get; init; }
    }
}

using Dapper;
using FinanceTrack.Domain.Assistant.Agent;
using FinanceTrack.Domain.Categories;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Tests.Ledger;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Assistant;

/// <summary>A household's ledger on a day in November, and the assistant that is asked about it.</summary>
internal sealed class AssistantBench : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 15);

    private const int BatchSize = 500;

    private readonly TestLedger _ledger;

    private AssistantBench(TestLedger ledger, FakeTimeProvider clock, LedgerActor actor) =>
        (_ledger, Clock, Actor) = (ledger, clock, actor);

    public FakeTimeProvider Clock { get; }

    public LedgerActor Actor { get; }

    public TestLedger Ledger => _ledger;

    public IReadOnlyDictionary<string, Guid> Categories { get; private set; } = new Dictionary<string, Guid>();

    public static async Task<AssistantBench> StartAsync(Action<IServiceCollection>? replace = null)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(Today, new TimeOnly(12, 0), TimeSpan.Zero));
        var ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite, services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            replace?.Invoke(services);
        });
        var bench = new AssistantBench(ledger, clock, (await ledger.AddUserAsync()).Id.Actor());
        var categories = await ledger.Get<ListCategories>().ExecuteAsync(bench.Actor.LedgerId, default);
        bench.Categories = categories.Value.Items.ToDictionary(category => category.Name, category => category.Id);
        return bench;
    }

    /// <summary>Fourteen months of salary, rent and shopping, none of whose sums are equal.</summary>
    public async Task RecordHouseholdAsync()
    {
        var rows = new List<NewTransaction>();
        for (var back = 13; back >= 0; back--)
        {
            var month = new DateOnly(Today.Year, Today.Month, 1).AddMonths(-back);
            Add(month, -850m - back, "Lindner Rent", "Home");
            Add(month.AddDays(9), 2400m + back, "Nordwerk Salary", "Income");
            Add(month.AddDays(4), -9.99m, "Streamora Premium", "Entertainment");
            for (var i = 0; i < 4; i++)
            {
                Add(month.AddDays(2 + (i * 3)), -31.40m - (back * 1.07m) - i, i % 2 == 0 ? "Freshmart" : "Corner Market", "Groceries");
                Add(month.AddDays(3 + (i * 2)), -14.20m - (back * .31m) - (i * 2), i % 2 == 0 ? "Trattoria Nino" : "Cafe Linde", "Dining");
            }

            Add(month.AddDays(6), -44m - (back % 3), "City Transit", "Transport");
        }

        Add(new DateOnly(2026, 10, 20), -640m, "Alpine Lodge", "Travel");
        await RecordAsync(rows);

        void Add(DateOnly day, decimal amount, string description, string category)
        {
            if (day <= Today)
                rows.Add(new NewTransaction(day, null, amount, "EUR", description, Categories[category]));
        }
    }

    public async Task<IReadOnlyList<TransactionDetails>> RecordAsync(IReadOnlyList<NewTransaction> rows)
    {
        var recorded = new List<TransactionDetails>();
        foreach (var part in rows.Chunk(BatchSize))
        {
            var batch = await _ledger.Get<RecordBatch>().ExecuteAsync(
                Actor, new NewBatch([.. part.Select(row => (Result<NewTransaction>)row)]), null, default);
            recorded.AddRange(batch.Value.Items.Select(item => item.Transaction!));
        }

        return recorded;
    }

    public Task<TransactionDetails> RecordAsync(
        DateOnly day, decimal amount, string description, string? category = null, string? note = null) =>
        RecordOneAsync(new NewTransaction(day, null, amount, "EUR", description, category is null ? null : Categories[category], note));

    public async Task<AssistantReply> AskAsync(string message, Guid? conversation = null) =>
        (await _ledger.Get<AskAssistant>().ExecuteAsync(Actor, new NewMessage(message, conversation), null, default)).Value;

    /// <summary>A figure out of the database, by SQL that the product does not have.</summary>
    public async Task<decimal> FigureAsync(string sql, object? parameters = null)
    {
        await using var connection = new SqliteConnection(_ledger.Options.ConnectionString);
        return await connection.ExecuteScalarAsync<long?>(sql, parameters) is { } minor ? minor / 100m : 0;
    }

    /// <summary>Another user, who may read the ledger.</summary>
    public async Task<LedgerActor> AddMemberAsync()
    {
        var member = new LedgerMemberRow
        {
            LedgerId = Actor.LedgerId,
            UserId = (await _ledger.AddUserAsync()).Id,
            Role = LedgerRole.Viewer,
            IsOwn = false,
            CreatedAt = Clock.GetUtcNow(),
            Version = 1,
        };
        await _ledger.Get<Database>().WriteAsync(
            async session =>
            {
                await LedgerMembersTable.InsertAsync(session, member);
                return true;
            },
            default);
        return new LedgerActor(member.UserId, member.LedgerId);
    }

    /// <summary>Takes those out of the ledger whose own it is not, at once.</summary>
    public void RemoveMembers()
    {
        using var connection = new SqliteConnection(_ledger.Options.ConnectionString);
        connection.Execute("DELETE FROM LedgerMembers WHERE IsOwn = 0");
    }

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    private async Task<TransactionDetails> RecordOneAsync(NewTransaction row) => (await RecordAsync([row]))[0];
}

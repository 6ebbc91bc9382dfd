using System.Collections;
using FinanceTrack.Domain;
using FinanceTrack.Domain.Accounts;
using FinanceTrack.Domain.Assistant.Tools;
using FinanceTrack.Domain.Categories;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Insights.Jobs;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>
/// A temporary SQLite file with generated households, each in a ledger of its own, and the whole product on top of it. Settings
/// <c>Assistant__*</c> of the environment configure the model, as for the product.
/// </summary>
internal sealed class EvaluationLedgers : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2024, 12, 18);

    private const int BatchSize = 500;

    private static readonly Statement InsertUserSql = Statement.Of("""
        INSERT INTO Users (Id, Email, NormalizedEmail, EmailConfirmed, PasswordHash, SecurityStamp, DisplayName, Locale,
            Role, TwoFactorEnabled, AuthenticatorStep, LockoutEnabled, AccessFailedCount, CreatedAt, UpdatedAt, Version)
        VALUES (@Id, @Email, @Email, 0, '', '', '', @Locale, 0, 0, 0, 0, 0, @Now, @Now, 1)
        """);

    private readonly string _file;
    private readonly ServiceProvider _services;
    private readonly List<LedgerSql> _sql = [];

    private EvaluationLedgers(string file)
    {
        _file = file;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Assistant:MaxTokensPerUserPerDay", "0"), .. ModelSettings()])
            .AddInMemoryCollection([new("Limits:RowsPerUserPerDay", "0"), new("Limits:RowsPerUnconfirmedPerDay", "0")])
            .AddInMemoryCollection(
                [new("Limits:RowsPerUnconfirmedNetworkPerDay", "0"), new("Limits:RowsOfUnconfirmedUsersPerDay", "0")])
            .AddInMemoryCollection([new($"{DatabaseOptions.Section}:ConnectionString", ConnectionString)])
            .Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(new FixedClock(Today))
            .AddFinanceTrack(configuration)
            .AddSingleton(NoStorage.Queues())
            .AddSingleton(NoStorage.Blobs())
            .BuildServiceProvider();
    }

    public Database Database => _services.GetRequiredService<Database>();

    private string ConnectionString => $"Data Source={_file}";

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<EvaluationLedgers> CreateAsync(CancellationToken cancellationToken)
    {
        var ledgers = new EvaluationLedgers(Path.Combine(Path.GetTempPath(), $"financetrack-bench-{Guid.NewGuid():N}.db"));
        await ActivatorUtilities.CreateInstance<Migrator>(ledgers._services).MigrateAsync(cancellationToken);
        return ledgers;
    }

    /// <summary>Adds a user with an empty ledger.</summary>
    public Task<LedgerActor> AddUserAsync(string email, string locale, string currency, CancellationToken cancellationToken) =>
        Database.WriteAsync(
            async session =>
            {
                var (id, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
                await session.ExecuteAsync(InsertUserSql, new { Id = id, Email = email, Locale = locale, Now = now });
                var settings = new LedgerSettings(currency, "UTC", LedgerKind.Household, LedgerSettings.DefaultAlertBudget);
                var ledger = LedgerRow.New(LedgerRow.OwnName, settings, now) with { LedgerId = id };
                await Get<OpenLedger>().ExecuteAsync(session, id, ledger, isOwn: true);
                return new LedgerActor(id, id);
            },
            cancellationToken);

    /// <summary>Records a generated household: its accounts, its rows up to today, and its true transfers and refunds as links.</summary>
    public async Task<EvaluationHousehold> AddHouseholdAsync(EvaluationHome home, CancellationToken cancellationToken)
    {
        var email = $"{home.Name}@example.com";
        var actor = await AddUserAsync(email, home.Locale, home.Currency, cancellationToken);
        var accounts = new Dictionary<Guid, Guid>();
        foreach (var own in home.Household.Accounts)
        {
            var account = new NewAccount(home.NameOf(own), own.Kind, own.Currency, OpeningBalance: EvaluationHome.OpeningOf(own));
            accounts[own.Id] = (await Get<CreateAccount>().ExecuteAsync(actor, account, null, cancellationToken)).Value.Id;
        }

        var twin = new NewAccount(EvaluationHome.Twin, Domain.Accounts.Rows.AccountKind.Savings, home.Currency, OpeningBalance: 750);
        await Get<CreateAccount>().ExecuteAsync(actor, twin, null, cancellationToken);
        var ids = await RecordAsync(actor, home, accounts, cancellationToken);
        await LinkAsync(actor, home, ids, cancellationToken);
        await Get<RefreshLedger>().ExecuteAsync(actor.LedgerId, cancellationToken);
        return await home.DescribeAsync(actor, SqlOf(email));
    }

    /// <summary>What the assistant knows of a ledger.</summary>
    public async Task<AssistantLedger> LedgerAsync(LedgerActor actor, CancellationToken cancellationToken) =>
        await Database.ReadAsync(session => AssistantLedger.ReadAsync(session, actor, new FixedClock(Today).GetUtcNow()), cancellationToken)
        ?? throw new InvalidOperationException("The ledger of the household is missing.");

    /// <summary>The right figures of the ledger of a user.</summary>
    public LedgerSql SqlOf(string email)
    {
        _sql.Add(new LedgerSql(ConnectionString, email));
        return _sql[^1];
    }

    public async ValueTask DisposeAsync()
    {
        _sql.ForEach(sql => sql.Dispose());
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(_file + suffix);
    }

    /// <summary>Records rows of a ledger and returns their ids in the same order.</summary>
    public async Task<IReadOnlyList<Guid>> RecordAsync(
        LedgerActor actor, IEnumerable<NewTransaction> rows, CancellationToken cancellationToken)
    {
        var ids = new List<Guid>();
        foreach (var part in rows.Chunk(BatchSize))
        {
            var batch = new NewBatch([.. part.Select(row => (Result<NewTransaction>)row)]);
            var recorded = await Get<RecordBatch>().ExecuteAsync(actor, batch, null, cancellationToken);
            ids.AddRange(recorded.Value.Items.Select(item => item.Transaction!.Id));
        }

        return ids;
    }

    public async Task<Dictionary<string, Guid>> CategoriesAsync(LedgerActor actor, CancellationToken cancellationToken) =>
        (await Get<ListCategories>().ExecuteAsync(actor.LedgerId, cancellationToken)).Value.Items
        .ToDictionary(category => category.Name, category => category.Id);

    private async Task<Dictionary<Guid, Guid>> RecordAsync(
        LedgerActor actor, EvaluationHome home, Dictionary<Guid, Guid> accounts, CancellationToken cancellationToken)
    {
        var categories = await CategoriesAsync(actor, cancellationToken);
        var rows = home.Rows;
        var ids = await RecordAsync(
            actor,
            rows.Select(row => new NewTransaction(
                row.Row.BookedOn, null, row.Row.Amount.Amount, row.Row.Amount.Currency.Code, row.Row.Description,
                HouseholdCategories.Of(row, home.AllShops) is { } category ? categories[category] : null,
                AccountId: accounts[row.Row.AccountId])),
            cancellationToken);
        return rows.Zip(ids).ToDictionary(pair => pair.First.Row.Id, pair => pair.Second);
    }

    private async Task LinkAsync(
        LedgerActor actor, EvaluationHome home, Dictionary<Guid, Guid> ids, CancellationToken cancellationToken)
    {
        var links = home.Household.Transfers.Select(pair => (LinkKind.Transfer, From: pair.Outgoing.Row.Id, To: pair.Incoming.Row.Id))
            .Concat(home.Rows.Where(row => row.RefundOf is not null).Select(row => (LinkKind.Refund, row.Row.Id, row.RefundOf!.Value)));
        foreach (var (kind, from, to) in links)
        {
            if (ids.TryGetValue(from, out var first) && ids.TryGetValue(to, out var second))
                await Get<CreateLink>().ExecuteAsync(actor, new NewLink(kind, first, second), null, cancellationToken);
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> ModelSettings() =>
        from DictionaryEntry variable in Environment.GetEnvironmentVariables()
        let name = (string)variable.Key
        where name.StartsWith("Assistant__", StringComparison.OrdinalIgnoreCase)
        select new KeyValuePair<string, string?>(name.Replace("__", ":", StringComparison.Ordinal), (string?)variable.Value);
}

using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.PersonalData;
using FinanceTrack.Tests.Ledger;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Tests.Users;

public sealed class EraseUnconfirmedTests
{
    private static readonly Statement UpdateSql = Statement.Of("""
        UPDATE Users SET EmailConfirmed = @Confirmed, Role = @Role, LockedAt = @LockedAt, CreatedAt = @CreatedAt WHERE Id = @Id
        """);

    private static readonly Statement SessionSql = Statement.Of("""
        INSERT INTO Sessions (Id, UserId, Device, CreatedAt, LastUsedAt, ExpiresAt)
        VALUES (@Id, @UserId, 'phone', @CreatedAt, @LastUsedAt, @ExpiresAt)
        """);

    private static readonly Statement UsersSql = Statement.Of("SELECT Id FROM Users");

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task An_account_that_stays_unconfirmed_is_erased_with_its_ledger(DatabaseProvider provider)
    {
        await using var ledger = await StartAsync(provider, days: 30);
        var forgotten = await AddAsync(ledger, days: 31);

        await ledger.Get<ForgetExpired>().ExecuteAsync(CancellationToken.None);

        Assert.Empty(await UsersAsync(ledger));
        Assert.Null(await ledger.Database.ReadAsync(session => LedgersTable.FindAsync(session, forgotten), CancellationToken.None));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Other_accounts_stay(DatabaseProvider provider)
    {
        await using var ledger = await StartAsync(provider, days: 30);
        var owner = await AddAsync(ledger, days: 400, confirmed: true);
        Guid[] others =
        [
            await AddAsync(ledger, days: 29),
            await AddAsync(ledger, days: 31, role: UserRole.Admin),
            await AddAsync(ledger, days: 31, locked: true),
            await AddMemberAsync(ledger, owner),
            await AddUsedAsync(ledger),
        ];

        await ledger.Get<ForgetExpired>().ExecuteAsync(CancellationToken.None);

        Assert.Equal(others.Append(owner).Order(), (await UsersAsync(ledger)).Order());
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Without_the_setting_none_is_erased(DatabaseProvider provider)
    {
        await using var ledger = await StartAsync(provider, days: 0);
        var old = await AddAsync(ledger, days: 4_000);

        await ledger.Get<ForgetExpired>().ExecuteAsync(CancellationToken.None);

        Assert.Equal([old], await UsersAsync(ledger));
    }

    private static Task<TestLedger> StartAsync(DatabaseProvider provider, int days) => TestLedger.StartAsync(
        provider, services => services.AddSingleton(Options.Create(new AccountOptions { EraseUnconfirmedAfterDays = days })));

    private static async Task<Guid> AddUsedAsync(TestLedger ledger)
    {
        var id = await AddAsync(ledger, days: 400);
        var now = DateTimeOffset.UtcNow;
        await ledger.ExecuteAsync(SessionSql, new
        {
            Id = Guid.NewGuid(),
            UserId = id,
            CreatedAt = now.AddDays(-40),
            LastUsedAt = now.AddDays(-29),
            ExpiresAt = now.AddDays(1),
        });
        return id;
    }

    private static async Task<Guid> AddMemberAsync(TestLedger ledger, Guid owner)
    {
        var member = await AddAsync(ledger, days: 31);
        await ledger.AddMemberAsync(new LedgerActor(member, owner), LedgerRole.Viewer);
        return member;
    }

    private static async Task<Guid> AddAsync(
        TestLedger ledger, int days, bool confirmed = false, UserRole role = UserRole.User, bool locked = false)
    {
        var id = (await ledger.AddUserAsync()).Id;
        var now = DateTimeOffset.UtcNow;
        await ledger.ExecuteAsync(UpdateSql, new
        {
            Id = id,
            Confirmed = confirmed,
            Role = role,
            LockedAt = locked ? now : (DateTimeOffset?)null,
            CreatedAt = now.AddDays(-days),
        });
        return id;
    }

    private static Task<IReadOnlyList<Guid>> UsersAsync(TestLedger ledger) =>
        ledger.Database.ReadAsync(session => session.QueryAsync<Guid>(UsersSql), CancellationToken.None);
}

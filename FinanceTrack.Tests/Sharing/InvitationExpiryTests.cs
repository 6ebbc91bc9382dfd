using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Sharing;
using FinanceTrack.Domain.Users.PersonalData;
using FinanceTrack.Tests.Ledger;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Sharing;

public sealed class InvitationExpiryTests
{
    private static readonly Statement CountSql = Statement.Of("SELECT COUNT(*) FROM LedgerInvitations WHERE LedgerId = @LedgerId");

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task An_expired_invitation_is_void_and_its_address_is_deleted(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var owner = (await ledger.AddUserAsync()).Id;
        var now = DateTimeOffset.UtcNow;
        var (past, open) = (Invitation(owner, 1, now.AddMinutes(-1)), Invitation(owner, 2, now.AddDays(1)));
        await ledger.Database.WriteAsync(
            async session =>
            {
                await InvitationTable.ReplaceAsync(session, past);
                await InvitationTable.ReplaceAsync(session, open);
                return true;
            },
            CancellationToken.None);

        Assert.Null(await FindAsync(ledger, past, now));
        Assert.NotNull(await FindAsync(ledger, open, now));
        await ledger.Get<ForgetExpired>().ExecuteAsync(CancellationToken.None);

        Assert.Equal(1, await ledger.ScalarAsync<int>(CountSql, new { LedgerId = owner }));
    }

    private static Task<InvitationRow?> FindAsync(TestLedger ledger, InvitationRow row, DateTimeOffset now) =>
        ledger.Database.ReadAsync(session => InvitationTable.FindByTokenAsync(session, row.TokenHash, now), CancellationToken.None);

    private static InvitationRow Invitation(Guid owner, byte number, DateTimeOffset expiresAt) => new()
    {
        LedgerId = owner,
        Id = Guid.CreateVersion7(),
        InvitedBy = owner,
        Email = $"{number}@example.com",
        NormalizedEmail = $"{number}@EXAMPLE.COM",
        Role = LedgerRole.Viewer,
        TokenHash = [.. new byte[31], number],
        CreatedAt = expiresAt.AddDays(-7),
        ExpiresAt = expiresAt,
    };
}

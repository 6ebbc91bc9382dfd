using System.Security.Cryptography;
using System.Text;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users.TwoFactor;
using Microsoft.AspNetCore.Identity;

namespace FinanceTrack.Domain.Users.Accounts;

internal sealed partial class IdentityUserStore : IUserTwoFactorStore<UserAccount>, IUserTwoFactorRecoveryCodeStore<UserAccount>
{
    private static readonly Statement DeleteCodesSql = Statement.Of("DELETE FROM RecoveryCodes WHERE UserId = @Id");

    private static readonly Statement DeleteCodeSql = Statement.Of("DELETE FROM RecoveryCodes WHERE UserId = @Id AND CodeHash = @Hash");

    private static readonly Statement CountCodesSql = Statement.Of("SELECT COUNT(*) FROM RecoveryCodes WHERE UserId = @Id");

    public Task<bool> GetTwoFactorEnabledAsync(UserAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.TwoFactorEnabled);

    public Task SetTwoFactorEnabledAsync(UserAccount user, bool enabled, CancellationToken cancellationToken) =>
        SetAsync(() => user.TwoFactorEnabled = enabled);

    public async Task ReplaceCodesAsync(UserAccount user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(DeleteCodesSql, new { user.Id });
        await session.InsertManyAsync(
            "RecoveryCodes", ["UserId", "CodeHash"], [.. recoveryCodes.Select(code => new object?[] { user.Id, Hash(user, code) })]);
    }

    public async Task<bool> RedeemCodeAsync(UserAccount user, string code, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(DeleteCodeSql, new { user.Id, Hash = Hash(user, code) }) == 1;

    public Task<int> CountCodesAsync(UserAccount user, CancellationToken cancellationToken) =>
        session.ScalarAsync<int>(CountCodesSql, new { user.Id });

    // The codes have 120 random bits (RecoveryCode), so one fast hash is enough; the id keeps equal codes of two users apart.
    private static byte[] Hash(UserAccount user, string code) =>
        SHA256.HashData([.. user.Id.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(RecoveryCode.Normalize(code))]);
}

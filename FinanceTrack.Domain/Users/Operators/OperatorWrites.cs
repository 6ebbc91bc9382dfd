using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Domain.Users.TwoFactor;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>
/// Writes of administrators about accounts and roles: they prove the password and, where it is on, the second factor, so that a stolen
/// token changes no account. Wrong ones count as everywhere else.
/// </summary>
public sealed class OperatorWrites(
    Database database, PasswordVerifiedWrites verifiedWrites, SecondFactor secondFactor, CheckSession check)
{
    /// <param name="admin">The administrator who asks; null for a command, which proves nothing.</param>
    /// <param name="work">Writes nothing where it fails: a failure commits, since a wrong code's count has to.</param>
    internal async Task<Result<Done>> WriteAsync(
        CallerSession? admin, ProvenReason proof, Func<DbSession, Task<Result<Done>>> work, CancellationToken cancellationToken)
    {
        if (admin is null)
            return await database.WriteAsync(work, cancellationToken);
        var errors = new ValidationErrors();
        AccountRules.CheckGivenPassword(errors, "/password", proof.Password);
        if (errors.Any)
            return errors.ToError();
        var asking = await database.ReadAsync(session => UserTable.FindAsync(session, admin.UserId), cancellationToken);
        return await verifiedWrites.WriteAsync(
            admin, asking, proof.Password!, verified => RunAsync(verified, admin, proof.Code, work), cancellationToken);
    }

    private async Task<Result<Done>> RunAsync(
        VerifiedAccount verified, CallerSession admin, string? code, Func<DbSession, Task<Result<Done>>> work)
    {
        if (await check.RefuseAdminAsync(verified.Session, admin) is { } refused)
            return refused;
        if (verified.Account.TwoFactorEnabled && await secondFactor.RefuseAsync(verified, code) is { } wrong)
            return wrong;
        await UserTable.UpdateCredentialsAsync(verified.Session, verified.Account);
        return await work(verified.Session);
    }
}

using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>Writes of a signed-in user that need both the account's password and a code of its second factor.</summary>
public sealed class TwoFactorVerifiedWrites(Database database, PasswordVerifiedWrites verifiedWrites, SecondFactor secondFactor)
{
    /// <summary>As <see cref="PasswordVerifiedWrites.WriteAsync"/>; refused where two-factor sign-in is off.</summary>
    internal async Task<Result<T>> WriteAsync<T>(
        CallerSession caller, TwoFactorProof proof, Func<VerifiedAccount, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        AccountRules.CheckGivenPassword(errors, "/password", proof.Password);
        if (errors.Any)
            return errors.ToError();

        var account = await database.ReadAsync(session => UserTable.FindAsync(session, caller.UserId), cancellationToken);
        return await verifiedWrites.WriteAsync<T>(
            caller,
            account,
            proof.Password!,
            async verified =>
            {
                if (!verified.Account.TwoFactorEnabled)
                    return new ConflictError("Two-factor sign-in is off.");
                if (await secondFactor.RefuseAsync(verified, proof.Code) is { } refused)
                    return refused;
                return await work(verified);
            },
            cancellationToken);
    }
}

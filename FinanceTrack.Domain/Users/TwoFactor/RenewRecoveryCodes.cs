using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>Gives new recovery codes to who knows the password and has a code; the old ones are void.</summary>
public sealed class RenewRecoveryCodes(Database database, ProvenWrites proven, SecondFactor secondFactor, SecurityEvents events)
{
    public async Task<Result<RecoveryCodes>> ExecuteAsync(Guid userId, TwoFactorProof proof, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        AccountRules.CheckGivenPassword(errors, "/password", proof.Password);
        if (errors.Any)
            return errors.ToError();

        var account = await database.ReadAsync(session => UserRows.FindAsync(session, userId), cancellationToken);
        return await proven.WriteAsync<RecoveryCodes>(
            account,
            proof.Password!,
            async right =>
            {
                if (!right.Account.TwoFactorEnabled)
                    return new ConflictError("Two-factor sign-in is off.");
                if (await secondFactor.RefuseAsync(right, proof.Code) is { } refused)
                    return refused;
                var codes = await right.Manager.GenerateNewTwoFactorRecoveryCodesAsync(right.Account, ConfirmTwoFactor.RecoveryCodeCount);
                right.Session.WhenCommitted(() => events.SecondFactorChanged(userId, "new recovery codes"));
                return new RecoveryCodes([.. codes!]);
            },
            cancellationToken);
    }
}

using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>
/// Gives a new authenticator key to a caller who knows the password. It comes into force with its first code
/// (<see cref="ConfirmTwoFactor"/>).
/// </summary>
public sealed class BeginTwoFactor(Database database, PasswordVerifiedWrites verifiedWrites, AuthenticatorKeys keys)
{
    private const string Issuer = "FinanceTrack";

    public async Task<Result<AuthenticatorKey>> ExecuteAsync(CallerSession caller, PasswordProof proof, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        AccountRules.CheckGivenPassword(errors, "/password", proof.Password);
        if (errors.Any)
            return errors.ToError();

        var account = await database.ReadAsync(session => UserTable.FindAsync(session, caller.UserId), cancellationToken);
        return await verifiedWrites.WriteAsync<AuthenticatorKey>(
            caller,
            account,
            proof.Password!,
            async verified =>
            {
                if (verified.Account.TwoFactorEnabled)
                    return new ConflictError("Two-factor sign-in is already on.");
                var key = AuthenticatorKeys.Create();
                verified.Account.AuthenticatorKey = await keys.ProtectAsync(caller.UserId, key, cancellationToken);
                verified.Account.AuthenticatorStep = 0;
                SecondFactor.ForgetFailures(verified.Account); // They were of another key.
                await verified.Manager.UpdateSecurityStampAsync(verified.Account); // Writes the account, too.
                return new AuthenticatorKey(key, UriOf(verified.Account.Email, key));
            },
            cancellationToken);
    }

    private static string UriOf(string email, string key) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(email)}?secret={key}&issuer={Issuer}&digits={SecondFactor.Digits}";
}

using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>Gives a new authenticator key to who knows the password. It comes into force with its first code (<see cref="ConfirmTwoFactor"/>).</summary>
public sealed class BeginTwoFactor(Database database, PasswordVerifiedWrites proven, AuthenticatorKeys keys)
{
    private const string Issuer = "FinanceTrack";

    public async Task<Result<AuthenticatorKey>> ExecuteAsync(CallerSession caller, PasswordProof proof, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        AccountRules.CheckGivenPassword(errors, "/password", proof.Password);
        if (errors.Any)
            return errors.ToError();

        var account = await database.ReadAsync(session => UserRows.FindAsync(session, caller.UserId), cancellationToken);
        return await proven.WriteAsync<AuthenticatorKey>(
            caller,
            account,
            proof.Password!,
            async right =>
            {
                if (right.Account.TwoFactorEnabled)
                    return new ConflictError("Two-factor sign-in is already on.");
                var key = AuthenticatorKeys.Create();
                right.Account.AuthenticatorKey = await keys.ProtectAsync(caller.UserId, key, cancellationToken);
                right.Account.AuthenticatorStep = 0;
                SecondFactor.ForgetFailures(right.Account); // They were of another key.
                await right.Manager.UpdateSecurityStampAsync(right.Account); // Writes the account, too.
                return new AuthenticatorKey(key, UriOf(right.Account.Email, key));
            },
            cancellationToken);
    }

    private static string UriOf(string email, string key) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(email)}?secret={key}&issuer={Issuer}&digits={SecondFactor.Digits}";
}

using FinanceTrack.Domain.Users.Accounts;
using Microsoft.AspNetCore.Identity;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>Takes a code of the second factor: each from the authenticator once, each recovery code once.</summary>
public sealed class SecondFactor(TimeProvider time)
{
    /// <summary>
    /// Whether the code is right. The account is changed, and the caller, who holds its row's lock, writes it.
    /// </summary>
    internal async Task<bool> TakeAsync(UserManager<UserAccount> manager, UserAccount account, string code)
    {
        code = code.Trim();
        if (code.Length == TotpCode.Digits)
            return TakeFromAuthenticator(account, code);
        return code.Length <= 32 && (await manager.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded;
    }

    internal bool TakeFromAuthenticator(UserAccount account, string code)
    {
        if (account.AuthenticatorKey is not { } key
            || TotpCode.StepOf(code, Base32.Decode(key), time.GetUtcNow()) is not { } step
            || step <= account.AuthenticatorStep)
            return false;
        account.AuthenticatorStep = step;
        return true;
    }
}

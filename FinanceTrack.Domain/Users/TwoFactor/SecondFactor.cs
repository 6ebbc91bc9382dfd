using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>Takes a code of the second factor: each from the authenticator once, each recovery code once.</summary>
public sealed class SecondFactor(TimeProvider time)
{
    private const int MaximumLength = 32;

    /// <summary>
    /// Null when the code is right, and then it is used up. A missing one is asked for; a wrong one counts as a wrong password does.
    /// The account is changed, and the caller writes it.
    /// </summary>
    internal async Task<Error?> RefuseAsync(ProvenAccount right, string? code)
    {
        if (string.IsNullOrWhiteSpace(code))
            return new TwoFactorRequiredError();
        if (await TakeAsync(right, code.Trim()))
            return null;
        await right.Manager.AccessFailedAsync(right.Account);
        return ProvenWrites.Refused;
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

    private async Task<bool> TakeAsync(ProvenAccount right, string code) => code.Length == TotpCode.Digits
        ? TakeFromAuthenticator(right.Account, code)
        : code.Length <= MaximumLength && (await right.Manager.RedeemTwoFactorRecoveryCodeAsync(right.Account, code)).Succeeded;
}

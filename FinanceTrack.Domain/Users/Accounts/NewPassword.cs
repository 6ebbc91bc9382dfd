namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>What goes with every new password.</summary>
internal static class NewPassword
{
    /// <summary>Sets the hash, renews the security stamp and lifts a lockout. Wrong codes stay counted.</summary>
    public static async Task SetAsync(VerifiedAccount owner, string hash)
    {
        owner.Account.PasswordHash = hash;
        owner.Account.AccessFailedCount = 0;
        owner.Account.LockoutEnd = null;
        await owner.Manager.UpdateSecurityStampAsync(owner.Account); // Writes the account, too.
    }
}

using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Tokens;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>Takes the mailed token as proof that the address is the user's; who is named in <c>Admin:Emails</c> becomes an admin by it.</summary>
public sealed class ConfirmEmail(Database database, OneTimeTokens tokens, IOptions<AdminOptions> admins)
{
    public Task<Result<Done>> ExecuteAsync(string token, CancellationToken cancellationToken) => database.WriteAsync<Done>(
        async session =>
        {
            if (await tokens.RedeemAsync(session, token, OneTimePurpose.EmailConfirmation) is not { } userId
                || await UserRows.LockAsync(session, userId) is not { } account)
                return new NotFoundError("e-mail confirmation");

            account.EmailConfirmed = true;
            if (admins.Value.Names(account.Email))
                account.Role = UserRole.Admin;
            await UserRows.UpdateCredentialsAsync(session, account);
            return new Done();
        },
        cancellationToken);
}

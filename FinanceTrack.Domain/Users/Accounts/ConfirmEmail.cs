using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Tokens;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Accounts;

public sealed record EmailConfirmation
{
    /// <summary>From the mail.</summary>
    public string? Token { get; init; }
}

/// <summary>Accepts the mailed token as proof that the address is the user's; who is named in <c>Admin:Emails</c> becomes an admin by it.</summary>
public sealed class ConfirmEmail(Database database, OneTimeTokens tokens, IOptions<AdminOptions> admins, SecurityEvents events)
{
    public async Task<Result<Done>> ExecuteAsync(EmailConfirmation confirmation, CancellationToken cancellationToken) =>
        confirmation.Token is { Length: > 0 } token
            ? await ConfirmAsync(token, cancellationToken)
            : new ValidationError("/token", "The token from the mail must be here.");

    private Task<Result<Done>> ConfirmAsync(string token, CancellationToken cancellationToken) => database.WriteAsync<Done>(
        async session =>
        {
            if (await tokens.RedeemAsync(session, token, OneTimePurpose.EmailConfirmation) is not { } userId
                || await UserRows.LockAsync(session, userId) is not { } account)
                return new NotFoundError("e-mail confirmation");

            account.EmailConfirmed = true;
            session.WhenCommitted(() => events.AddressConfirmed(userId));
            if (admins.Value.Names(account.Email))
            {
                account.Role = UserRole.Admin;
                session.WhenCommitted(() => events.RoleChanged(userId, UserRole.Admin, "settings"));
            }

            await UserRows.UpdateCredentialsAsync(session, account);
            return new Done();
        },
        cancellationToken);
}

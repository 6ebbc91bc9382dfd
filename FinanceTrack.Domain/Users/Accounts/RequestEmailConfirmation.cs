using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>Mails the confirmation of the user's address again; an earlier token stays good beside it.</summary>
public sealed class RequestEmailConfirmation(Database database, OneTimeTokens tokens, AccountMails mails, Attempts attempts)
{
    public async Task<Result<Done>> ExecuteAsync(Guid userId, CancellationToken cancellationToken)
    {
        var limit = new Limit("confirmation/account", userId.ToString(), attempts.Limits.MailsPerAccount);
        if (await attempts.CountAsync(cancellationToken, limit) is { } tooMany)
            return tooMany;

        return await database.WriteAsync<Done>(
            async session =>
            {
                if (await UserRows.LockAsync(session, userId) is not { } account)
                    return new NotFoundError("user");
                if (account.EmailConfirmed)
                    return new ConflictError("The address is already confirmed.");
                var token = await tokens.CreateAsync(session, userId, OneTimePurpose.EmailConfirmation);
                await mails.SendConfirmationAsync(session, account, token);
                return new Done();
            },
            cancellationToken);
    }
}

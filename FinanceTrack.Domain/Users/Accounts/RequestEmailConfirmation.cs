using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>Mails the confirmation of the user's address again; an earlier token stays good beside it.</summary>
public sealed class RequestEmailConfirmation(
    Database database, CheckSession sessions, OneTimeTokenTable tokens, AccountMails mails, AttemptTable attempts)
{
    public async Task<Result<Done>> ExecuteAsync(CallerSession caller, CancellationToken cancellationToken)
    {
        var limit = new Limit("confirmation/account", caller.UserId.ToString(), attempts.Limits.MailsPerAccount);
        if (await attempts.CountAsync(cancellationToken, limit) is { } tooMany)
            return tooMany;

        return await database.WriteAsync<Done>(
            async session =>
            {
                if (!(await sessions.LockAsync(session, caller)).TryGet(out var account, out var ended))
                    return ended;
                if (account.EmailConfirmed)
                    return new ConflictError("The address is already confirmed.");
                var token = await tokens.CreateAsync(session, account.Id, OneTimePurpose.EmailConfirmation);
                return await mails.SendConfirmationAsync(session, account, token) is { } refused ? refused : new Done();
            },
            cancellationToken);
    }
}

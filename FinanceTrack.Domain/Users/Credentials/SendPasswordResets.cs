using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Tokens;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Users.Credentials;

/// <summary>
/// Writes the mails of <see cref="RequestPasswordReset"/>, outside the request: how long a registered address takes does not show there.
/// What waits when the instance stops is written first.
/// </summary>
public sealed partial class SendPasswordResets(
    Database database, OneTimeTokenTable tokens, AccountMails mails, RequestedPasswordResets requested, ILogger<SendPasswordResets> logger)
    : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        requested.Complete();
        if (ExecuteTask is { } writing)
            await Task.WhenAny(writing, Task.Delay(Timeout.Infinite, cancellationToken));
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var email in requested.ReadAllAsync())
        {
            try
            {
                await database.WriteAsync(session => SendAsync(session, email), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // Whatever it was: without this loop no reset would be written until the instance starts again.
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                LogFailed(exception);
            }
        }
    }

    private async Task<Done> SendAsync(DbSession session, string email)
    {
        if (await UserTable.FindByEmailAsync(session, email) is { } account)
        {
            var token = await tokens.CreateAsync(session, account.Id, OneTimePurpose.PasswordReset);
            await mails.SendPasswordResetAsync(session, account, token);
        }

        return new Done();
    }

    [LoggerMessage(1107, LogLevel.Error, "The mail of a password reset could not be written")]
    private partial void LogFailed(Exception exception);
}

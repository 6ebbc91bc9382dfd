using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.TwoFactor;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>What someone says to sign in.</summary>
public sealed record Credentials
{
    public string? Email { get; init; }

    public string? Password { get; init; }

    /// <summary>Where two-factor sign-in is on: six digits from the authenticator, or a recovery code.</summary>
    public string? Code { get; init; }
}

/// <summary>
/// Opens a session for the right address, password and, where it is on, second factor. Unknown address, wrong password, wrong code and
/// locked account answer the same after the same time; only who knows the password learns that a code is wanted
/// (<see cref="TwoFactorRequiredError"/>).
/// </summary>
public sealed class SignIn(
    Database database,
    ProvenWrites proven,
    SecondFactor secondFactor,
    SessionTokens sessions,
    ILookupNormalizer normalizer,
    IOptions<AdminOptions> admins,
    AccountEvents events,
    Attempts attempts)
{
    public async Task<Result<SignedIn>> ExecuteAsync(Credentials credentials, Client client, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        AccountRules.CheckEmail(errors, "/email", credentials.Email);
        AccountRules.CheckGivenPassword(errors, "/password", credentials.Password);
        if (errors.Any)
            return errors.ToError();

        var email = normalizer.NormalizeEmail(credentials.Email)!;
        if (await attempts.CountAsync(
            cancellationToken,
            new Limit("sign-in/account", email, attempts.Limits.SignInsPerAccount),
            new Limit("sign-in/address", Attempts.SubjectOf(client.Address), attempts.Limits.SignInsPerAddress)) is { } tooMany)
            return tooMany;

        var account = await database.ReadAsync(session => UserRows.FindByEmailAsync(session, email), cancellationToken);
        var opened = await proven.WriteAsync(
            account, credentials.Password!, right => OpenAsync(right, credentials.Code, client), cancellationToken);
        return opened.TryGet(out var open, out var error) ? await sessions.SignAsync(open, cancellationToken) : error;
    }

    private async Task<Result<OpenSession>> OpenAsync(ProvenAccount right, string? code, Client client)
    {
        var (session, _, account) = right;
        if (account.TwoFactorEnabled && await secondFactor.RefuseAsync(right, code) is { } refused)
            return refused;

        if (account.Role != UserRole.Admin && account.EmailConfirmed && admins.Value.Names(account.Email))
        {
            account.Role = UserRole.Admin;
            session.AfterCommit(_ =>
            {
                events.AdminAdded(account.Id);
                return Task.CompletedTask;
            });
        }

        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        await UserRows.UpdateCredentialsAsync(session, account);
        return await sessions.OpenAsync(session, account, client.Device);
    }
}

using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Domain.Users.Tokens;
using FinanceTrack.Domain.Users.TwoFactor;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.ApiKeys;

public sealed record ApiKeyRequest
{
    [Required, MaxLength(AccountRules.MaxDisplayNameLength)]
    public string? Name { get; init; }

    /// <summary>One or more of <c>read</c>, <c>write</c>, <c>score</c>, <c>mcp:read</c>, <c>mcp:propose</c>.</summary>
    [Required, MinLength(1), AllowedValues("read", "write", "score", "mcp:read", "mcp:propose")]
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>By default, and at most, <see cref="AccountOptions.ApiKeyDays"/> from now.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    [Required, MaxLength(AccountRules.MaxPasswordLength)]
    public string? Password { get; init; }

    /// <summary>Where two-factor sign-in is on: from the authenticator, or a recovery code.</summary>
    public string? Code { get; init; }
}

/// <summary>
/// Makes an API key for the ledger that the session acts on. The user proves the password and, where it is on, the second factor, and is
/// told by mail. The key is shown once; the database has its hash.
/// </summary>
public sealed class CreateApiKey(
    Database database,
    PasswordVerifiedWrites verifiedWrites,
    SecondFactor secondFactor,
    IdempotentWrites writes,
    AccountMails mails,
    AuditTrail audit,
    AccountEvents events,
    IOptions<AccountOptions> options,
    TimeProvider time)
{
    private const string KeyPrefix = "ft_";
    private const int ShownLength = 9;
    private const int MaxKeys = 50;
    private const int MinIdempotencyKeyLength = 16;

    public async Task<Result<NewApiKey>> ExecuteAsync(
        CallerSession caller, Guid ledgerId, ApiKeyRequest request, IdempotencyKey? idempotencyKey, CancellationToken cancellationToken)
    {
        var now = time.Now();
        if (!TryRead(request, idempotencyKey, now, out var scopes, out var error))
            return error;

        var key = SecretToken.Create(KeyPrefix);
        var row = new ApiKeyRow
        {
            Id = Guid.CreateVersion7(now),
            UserId = caller.UserId,
            LedgerId = ledgerId,
            KeyHash = key.Hash,
            Prefix = key.Text[..ShownLength],
            Name = request.Name!,
            Scopes = scopes,
            CreatedAt = now,
            ExpiresAt = request.ExpiresAt?.ToUniversalTime() ?? LatestExpiry(now),
        };
        var account = await database.ReadAsync(session => UserTable.FindAsync(session, caller.UserId), cancellationToken);

        // A repeated request is answered before its code is judged: the first one has used the code up.
        return await verifiedWrites.WriteAsync(
            caller,
            account,
            request.Password!,
            verified => writes.WriteInAsync(
                verified.Session, caller.UserId, idempotencyKey, () => AddAsync(verified, caller, request.Code, row, key.Text)),
            cancellationToken);
    }

    private async Task<Result<NewApiKey>> AddAsync(
        VerifiedAccount verified, CallerSession caller, string? code, ApiKeyRow row, string key)
    {
        var (session, _, account) = verified;
        if (await ApiKeyTable.CountAsync(session, account.Id) >= MaxKeys)
            return new UnprocessableError($"An account has at most {MaxKeys} API keys.");
        if (account.TwoFactorEnabled && await secondFactor.RefuseAsync(verified, code) is { } refused)
            return refused;
        if (await LedgerMembersTable.FindAsync(session, row.LedgerId, row.UserId) is null)
            return new NotFoundError("ledger");
        await UserTable.UpdateCredentialsAsync(session, account);
        await ApiKeyTable.InsertAsync(session, row);
        await mails.SendApiKeyCreatedAsync(session, account, row);
        await audit.AddAsync(session, new AuditEntry(AuditKind.ApiKeyCreation, AuditActor.User(caller))
        {
            SubjectId = account.Id,
            Details = new { apiKeyId = row.Id, scopes = ScopeNames.Of(row.Scopes) },
        });
        session.AfterCommit(_ =>
        {
            events.ApiKeyCreated(row.UserId, row.Id);
            return Task.CompletedTask;
        });
        return new NewApiKey(row.Id, row.LedgerId, row.Name, key, row.Prefix, ScopeNames.Of(row.Scopes), row.CreatedAt, row.ExpiresAt);
    }

    private bool TryRead(
        ApiKeyRequest request, IdempotencyKey? idempotencyKey, DateTimeOffset now, out ApiScopes scopes, out ValidationError error)
    {
        var latest = LatestExpiry(now);
        var errors = new ValidationErrors();
        AccountRules.CheckName(errors, "/name", request.Name);
        errors.Require(ScopeNames.TryParse(request.Scopes, out scopes), "/scopes", $"Must be one or more of {ScopeNames.Choice}.");
        errors.Require(request.ExpiresAt is null || request.ExpiresAt > now, "/expiresAt", "Must be in the future.");
        errors.Require(
            latest is null || request.ExpiresAt is null || request.ExpiresAt <= latest,
            "/expiresAt",
            $"An API key lives at most {options.Value.ApiKeyDays} days.");
        AccountRules.CheckGivenPassword(errors, "/password", request.Password);
        // The stored answer holds the API key, sealed under this.
        errors.Require(
            idempotencyKey is null or { Value.Length: >= MinIdempotencyKeyLength },
            "Idempotency-Key",
            $"The key of a request whose response contains a secret must have at least {MinIdempotencyKeyLength} characters.");
        error = errors.Any ? errors.ToError() : null!;
        return !errors.Any;
    }

    private DateTimeOffset? LatestExpiry(DateTimeOffset now) =>
        options.Value.ApiKeyDays is > 0 and var days ? now + TimeSpan.FromDays(days) : null;
}

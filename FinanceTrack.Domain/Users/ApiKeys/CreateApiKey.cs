using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Domain.Users.ApiKeys;

public sealed record ApiKeyRequest
{
    public string? Name { get; init; }

    /// <summary>One or more of <c>read</c>, <c>write</c>, <c>score</c>.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Null is until it is revoked.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>Makes an API key. It is shown once; the database has its hash.</summary>
public sealed class CreateApiKey(IdempotentWrites writes, SecurityEvents events, TimeProvider time)
{
    private const string KeyPrefix = "ft_";
    private const int ShownLength = 9;
    private const int MaximumKeys = 50;

    public async Task<Result<NewApiKey>> ExecuteAsync(
        Guid userId, ApiKeyRequest request, IdempotencyKey? idempotencyKey, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var errors = new ValidationErrors();
        AccountRules.CheckName(errors, "/name", request.Name);
        errors.Require(ScopeNames.TryParse(request.Scopes, out var scopes), "/scopes", "One or more of read, write and score are expected.");
        errors.Require(request.ExpiresAt is null || request.ExpiresAt > now, "/expiresAt", "This instant is past.");
        if (errors.Any)
            return errors.ToError();

        var key = SecretToken.Create(KeyPrefix);
        var row = new ApiKeyRow
        {
            Id = Guid.CreateVersion7(now),
            UserId = userId,
            KeyHash = key.Hash,
            Prefix = key.Text[..ShownLength],
            Name = request.Name!,
            Scopes = scopes,
            CreatedAt = now,
            ExpiresAt = request.ExpiresAt?.ToUniversalTime(),
        };
        return await writes.WriteAsync<NewApiKey>(
            userId,
            idempotencyKey,
            async session =>
            {
                if (await UserRows.LockAsync(session, userId) is null)
                    return new NotFoundError("user");
                if (await ApiKeyRows.CountAsync(session, userId) >= MaximumKeys)
                    return new UnprocessableError($"An account has at most {MaximumKeys} API keys.");
                await ApiKeyRows.InsertAsync(session, row);
                session.WhenCommitted(() => events.ApiKeyCreated(userId, row.Id));
                return new NewApiKey(row.Id, row.Name, key.Text, row.Prefix, ScopeNames.Of(scopes), now, row.ExpiresAt);
            },
            cancellationToken);
    }
}

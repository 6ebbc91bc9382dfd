using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FinanceTrack.Domain.Ledgers;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>
/// Makes and reads access tokens: ES256 JWTs of ten minutes. A token that was good once is cached by its hash until it ends or its
/// signing key is removed, so a client's next calls cost no signature; no call costs a query. A session that ends on this instance ends
/// its tokens at once (<see cref="EndedSessions"/>), on the others with their ten minutes.
/// </summary>
public sealed class AccessTokens(
    SigningKeyRing ring, EndedSessions ended, IOptions<AccessTokenOptions> options, SecurityEvents events, TimeProvider time) : IDisposable
{
    private const string SessionClaim = "sid";
    private const string RoleClaim = "role";
    private const string LedgerClaim = "ledger";
    private const string LedgerRoleClaim = "ledger_role";
    private const string OwnLedgerClaim = "ledger_own";
    private const string AuthenticationTimeClaim = "auth_time";
    private const int MaxLength = 2048;

    // How far the clocks of two instances may differ.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 20_000 });
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, SetDefaultTimesOnTokenCreation = false };

    internal async Task<(string Text, DateTimeOffset ExpiresAt)> IssueAsync(
        Guid userId, UserRole role, LedgerMembership ledger, Guid sessionId, DateTimeOffset signedInAt, CancellationToken cancellationToken)
    {
        var key = await ring.CurrentAsync(cancellationToken);
        var now = time.GetUtcNow();
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds((now + AccessTokenOptions.AccessTokenLifetime).ToUnixTimeSeconds());
        var text = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.Value.Issuer,
            Audience = options.Value.Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = expiresAt.UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Sub] = userId.ToString(),
                [SessionClaim] = sessionId.ToString(),
                [RoleClaim] = role.ToString(),
                [LedgerClaim] = ledger.LedgerId.ToString(),
                [LedgerRoleClaim] = ledger.Role.ToString(),
                [OwnLedgerClaim] = ledger.IsOwn,
                [AuthenticationTimeClaim] = signedInAt.ToUnixTimeSeconds(),
            },
            SigningCredentials = new SigningCredentials(key.PrivateKey, SecurityAlgorithms.EcdsaSha256),
        });
        return (text, expiresAt);
    }

    /// <summary>The token's identity, or null when the token was not issued here, has expired, or its session has ended.</summary>
    public ValueTask<AccessToken?> ReadAsync(string text, CancellationToken cancellationToken)
    {
        if (text.Length > MaxLength)
            return ValueTask.FromResult<AccessToken?>(null);
        var hash = new TokenHash(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return _known.TryGetValue(hash, out Known? known)
            ? FromCacheAsync(known!, cancellationToken)
            : new(VerifyAsync(text, hash, cancellationToken));
    }

    public void Dispose() => _known.Dispose();

    private AccessToken? IfUnexpired(AccessToken token) =>
        token.ExpiresAt > time.GetUtcNow() && !ended.Contains(token.SessionId) ? token : null;

    private ValueTask<AccessToken?> FromCacheAsync(Known known, CancellationToken cancellationToken)
    {
        var key = ring.FindAsync(known.KeyId, cancellationToken);
        return key.IsCompletedSuccessfully
            ? ValueTask.FromResult(key.Result is null ? null : IfUnexpired(known.Token))
            : new(AwaitAsync(key));

        async Task<AccessToken?> AwaitAsync(ValueTask<SigningKey?> pending) => await pending is null ? null : IfUnexpired(known.Token);
    }

    private async Task<AccessToken?> VerifyAsync(string text, TokenHash hash, CancellationToken cancellationToken)
    {
        if (!_handler.CanReadToken(text) || KeyIdOf(text) is not { } keyId)
            return null;
        if (await ring.FindAsync(keyId, cancellationToken) is not { } key)
        {
            events.ForgedToken("unknown key");
            return null;
        }

        var result = await _handler.ValidateTokenAsync(text, Parameters(key));
        if (result.Exception is SecurityTokenInvalidSignatureException)
            events.ForgedToken("wrong signature");
        if (!result.IsValid || Read((JsonWebToken)result.SecurityToken) is not { } token)
            return null;
        _known.Set(hash, new Known(token, keyId), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpiration = token.ExpiresAt });
        return IfUnexpired(token);
    }

    private string? KeyIdOf(string text)
    {
        try
        {
            return _handler.ReadJsonWebToken(text).Kid;
        }
        catch (Exception exception) when (exception is SecurityTokenException or ArgumentException)
        {
            return null; // Three parts with dots between them, and not a token.
        }
    }

    private TokenValidationParameters Parameters(SigningKey key) => new()
    {
        ValidIssuer = options.Value.Issuer,
        ValidAudience = options.Value.Audience,
        IssuerSigningKey = key.PrivateKey,
        ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
        ValidTypes = ["JWT"],
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        LifetimeValidator = (notBefore, expires, token, _) => IsInTime(notBefore, expires, ((JsonWebToken)token).IssuedAt),
    };

    private bool IsInTime(DateTime? notBefore, DateTime? expires, DateTime issuedAt)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && end > now
            && (notBefore is null || notBefore <= now + ClockSkew)
            && issuedAt <= now + ClockSkew
            && end - issuedAt <= AccessTokenOptions.AccessTokenLifetime; // A token without iat says the year 1.
    }

    private static AccessToken? Read(JsonWebToken token) =>
        Guid.TryParse(token.Subject, out var userId)
        && token.TryGetValue<string>(SessionClaim, out var session)
            && Guid.TryParse(session, CultureInfo.InvariantCulture, out var sessionId)
        && token.TryGetValue<string>(RoleClaim, out var roleName) && TryParseRole<UserRole>(roleName, out var role)
        && ReadLedger(token) is { } ledger
        && token.TryGetValue<long>(AuthenticationTimeClaim, out var signedInAt)
            ? new AccessToken(userId, sessionId, role, ledger, DateTimeOffset.FromUnixTimeSeconds(signedInAt), token.ValidTo)
            : null;

    // By its name alone: Enum.TryParse would accept numbers as well, and those of no role.
    private static bool TryParseRole<TRole>(string name, out TRole role)
        where TRole : struct, Enum => Enum.TryParse(name, out role) && Enum.GetName(role) == name;

    private static LedgerMembership? ReadLedger(JsonWebToken token) =>
        token.TryGetValue<string>(LedgerClaim, out var ledger) && Guid.TryParse(ledger, CultureInfo.InvariantCulture, out var ledgerId)
        && token.TryGetValue<string>(LedgerRoleClaim, out var roleName) && TryParseRole<LedgerRole>(roleName, out var role)
        && token.TryGetValue<bool>(OwnLedgerClaim, out var isOwn)
            ? new LedgerMembership(ledgerId, role, isOwn)
            : null;

    private sealed record Known(AccessToken Token, string KeyId);

    /// <summary>A SHA-256 as a value that can be a key.</summary>
    private readonly record struct TokenHash(UInt128 High, UInt128 Low)
    {
        public TokenHash(ReadOnlySpan<byte> hash)
            : this(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash),
                System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash[16..]))
        {
        }
    }
}

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>A JSON Web Key Set (RFC 7517 §5).</summary>
public sealed record PublicKeySet(IReadOnlyList<PublicKey> Keys);

/// <summary>A public key on P-256 as a JSON Web Key (RFC 7518 §6.2.1).</summary>
public sealed record PublicKey(string Kty, string Crv, string X, string Y, string Kid, string Use, string Alg);

/// <summary>The keys with which anyone can verify our access tokens.</summary>
public sealed class ListPublicKeys(SigningKeyRing ring)
{
    public async Task<PublicKeySet> ExecuteAsync(CancellationToken cancellationToken)
    {
        await ring.CurrentAsync(cancellationToken); // So that a fresh deployment has one to show.
        var keys = await ring.ListAsync(cancellationToken);
        return new PublicKeySet([.. keys
            .OrderBy(key => key.SignsFrom)
            .Select(key => key.PublicJwk)
            .Select(jwk => new PublicKey(jwk.Kty, jwk.Crv, jwk.X, jwk.Y, jwk.KeyId, "sig", "ES256"))]);
    }
}

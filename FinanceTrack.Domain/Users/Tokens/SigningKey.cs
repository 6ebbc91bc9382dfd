using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>One version of the key that signs access tokens: ECDSA on P-256 (ES256, RFC 7518 §3.4).</summary>
public sealed class SigningKey
{
    private SigningKey(ECDsa key, DateTimeOffset signsFrom, DateTimeOffset expiresAt)
    {
        SignsFrom = signsFrom;
        ExpiresAt = expiresAt;
        PrivateKey = new ECDsaSecurityKey(key);
        PublicJwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(
            new ECDsaSecurityKey(ECDsa.Create(key.ExportParameters(includePrivateParameters: false))));
        Id = Base64UrlEncoder.Encode(PublicJwk.ComputeJwkThumbprint());
        PrivateKey.KeyId = Id;
        PublicJwk.KeyId = Id;
    }

    /// <summary>The key's thumbprint (RFC 7638), which tokens name as <c>kid</c>.</summary>
    public string Id { get; }

    /// <summary>
    /// From then on this key signs. It is published earlier, so that every instance and every reader of the key set
    /// knows it before the first token comes.
    /// </summary>
    public DateTimeOffset SignsFrom { get; }

    public DateTimeOffset ExpiresAt { get; }

    internal ECDsaSecurityKey PrivateKey { get; }

    internal JsonWebKey PublicJwk { get; }

    public static SigningKey Create(DateTimeOffset signsFrom, DateTimeOffset expiresAt) =>
        new(ECDsa.Create(ECCurve.NamedCurves.nistP256), signsFrom, expiresAt);

    /// <summary>Reads what <see cref="ExportPem"/> wrote.</summary>
    /// <exception cref="ArgumentException">The text is not a private key.</exception>
    public static SigningKey FromPem(string pem, DateTimeOffset signsFrom, DateTimeOffset expiresAt)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return new SigningKey(key, signsFrom, expiresAt);
    }

    /// <summary>The private key as PKCS #8 in PEM.</summary>
    public string ExportPem() => PrivateKey.ECDsa.ExportPkcs8PrivateKeyPem();
}

using System.Security.Cryptography;
using System.Text;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Results;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.Http;

/// <summary>Reads <c>Idempotency-Key</c> (the IETF HTTPAPI draft's header).</summary>
public static class IdempotencyHeader
{
    private const string Name = "Idempotency-Key";
    private const int MaxLength = 255;

    /// <summary>Whether the caller may repeat this request as often as it likes.</summary>
    public static bool IsIn(HttpRequest request) => request.Headers.ContainsKey(Name);

    /// <summary>The key with the hash of this request, null when there is no header, or what is wrong with it.</summary>
    public static async Task<Result<IdempotencyKey?>> IdempotencyKeyAsync(this HttpRequest request)
    {
        if (!request.Headers.TryGetValue(Name, out var values))
            return (IdempotencyKey?)null;
        var key = values.ToString();
        if (values.Count != 1 || key.Length is 0 or > MaxLength || !key.All(c => c is > ' ' and < '\u007f'))
            return new ValidationError(Name, $"Must be one key of 1 to {MaxLength} visible ASCII characters.");
        var bytes = await request.ReadBytesAsync();
        return bytes.Map<IdempotencyKey?>(body => new IdempotencyKey(key, Hash(key, request, body)));
    }

    // Keyed, since a body may hold a password, and a copy of the table must not be of use for guessing it.
    private static byte[] Hash(string key, HttpRequest request, byte[] body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key));
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        if (Caller.Find(request.HttpContext) is { } caller)
            hash.AppendData(caller.Ledger.LedgerId.ToByteArray(bigEndian: true)); // The same request to another ledger is another one.
        hash.AppendData(CanonicalJson.Of(body));
        return hash.GetHashAndReset();
    }
}

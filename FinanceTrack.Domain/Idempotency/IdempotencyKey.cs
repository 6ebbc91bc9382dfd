namespace FinanceTrack.Domain.Idempotency;

/// <summary>A caller's promise that two requests with this key are the same one.</summary>
/// <param name="Value">1 to 255 visible ASCII characters, as sent in <c>Idempotency-Key</c>.</param>
/// <param name="RequestHash">HMAC-SHA-256, under the key, of the method, the path and the body, which may hold a password: the same key with another request is refused.</param>
public sealed record IdempotencyKey(string Value, byte[] RequestHash);

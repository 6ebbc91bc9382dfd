namespace FinanceTrack.Domain.Idempotency;

/// <summary>A caller's promise that two requests with this key are the same one.</summary>
/// <param name="Value">1 to 255 visible ASCII characters, as sent in <c>Idempotency-Key</c>.</param>
/// <param name="RequestHash">
/// HMAC-SHA-256, under the key, of the method, the path and what the body says, however it is spelled: the same key with another request is
/// refused. It is keyed because a body may hold a password.
/// </param>
public sealed record IdempotencyKey(string Value, byte[] RequestHash);

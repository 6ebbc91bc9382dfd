using FinanceTrack.Domain.Results;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// Finds out once more who calls, where the request has taken its time since: a key that was revoked meanwhile, or a member who was
/// removed, counts as of now. Set by the authentication middleware.
/// </summary>
/// <param name="refuse">Identifies and authorises the caller, and attaches what is found, or says why not.</param>
internal sealed class CallerCheck(TimeProvider time, long checkedAt, Func<ValueTask<Error?>> refuse)
{
    /// <summary>For how long what was found is taken as true.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(1);

    private static readonly object Key = new();

    /// <summary>Null where the caller was identified just now or may still do it, and where anyone may.</summary>
    public static ValueTask<Error?> RepeatAsync(HttpContext context) =>
        context.Items.TryGetValue(Key, out var check) ? ((CallerCheck)check!).RepeatAsync() : default;

    public void Attach(HttpContext context) => context.Items[Key] = this;

    private ValueTask<Error?> RepeatAsync() => time.GetElapsedTime(checkedAt) > GoodFor ? refuse() : default;
}

using System.Net;
using FinanceTrack.Domain.Users.TwoFactor;

namespace FinanceTrack.Tests.Support;

/// <summary>An authenticator app in a test's hand.</summary>
internal sealed record Authenticator(byte[] Key, IReadOnlyList<string> RecoveryCodes)
{
    /// <summary>Turns the second factor on for a user who has none.</summary>
    public static async Task<Authenticator> TurnOnAsync(TestUser user, bool endOthers = false, DateTimeOffset? now = null)
    {
        var begun = (await user.PostAsync("me/two-factor", new { password = user.Password })).Is(HttpStatusCode.Created);
        var key = Base32.Decode(begun.Body.GetProperty("key").GetString()!);
        var code = TotpCode.Compute(key, TotpCode.StepAt(now ?? TimeProvider.System.GetUtcNow()));
        var confirmed = (await user.PostAsync("me/two-factor/confirm", new { code, endOtherSessions = endOthers, revokeApiKeys = endOthers })).Is(HttpStatusCode.OK);
        return new Authenticator(key, [.. confirmed.Body.GetProperty("codes").EnumerateArray().Select(recovery => recovery.GetString()!)]);
    }
}

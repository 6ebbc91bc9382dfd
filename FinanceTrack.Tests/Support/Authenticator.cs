using System.Net;
using OtpNet;

namespace FinanceTrack.Tests.Support;

/// <summary>A person's authenticator app, with the recovery codes that came with it.</summary>
internal sealed class Authenticator(string key)
{
    private const int StepSeconds = 30;

    private readonly Totp _totp = new(Base32Encoding.ToBytes(key));
    private int _taken;

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>A recovery code that was not used yet: a code of the app is good once, and the next one comes later.</summary>
    public string TakeRecoveryCode() => RecoveryCodes[_taken++];

    /// <summary>Asks for a key, which is not in force yet.</summary>
    public static async Task<Authenticator> BeginAsync(TestUser user)
    {
        var begun = (await user.PostAsync("me/two-factor", new { password = user.Password })).Is(HttpStatusCode.Created).Body;
        Assert.StartsWith("otpauth://totp/", begun.GetProperty("uri").GetString(), StringComparison.Ordinal);
        return new Authenticator(begun.GetProperty("key").GetString()!);
    }

    /// <summary>Turns two-factor sign-in on for a user who has none.</summary>
    public static async Task<Authenticator> TurnOnAsync(TestUser user, TimeProvider? clock = null, bool endOthers = false)
    {
        var authenticator = await BeginAsync(user);
        var code = authenticator.CodeAt(clock ?? TimeProvider.System);
        var confirmed = await user.PostAsync(
            "me/two-factor/confirm", new { code, endOtherSessions = endOthers, revokeApiKeys = endOthers });
        authenticator.RecoveryCodes =
            [.. confirmed.Is(HttpStatusCode.OK).Body.GetProperty("codes").EnumerateArray().Select(code => code.GetString()!)];
        user.Factor = authenticator;
        return authenticator;
    }

    public string CodeAt(TimeProvider clock, int stepsAhead = 0) =>
        _totp.ComputeTotp(clock.GetUtcNow().UtcDateTime.AddSeconds(stepsAhead * StepSeconds));

    /// <summary>Six digits that no step around now has.</summary>
    public string WrongCodeAt(TimeProvider clock) => Enumerable.Range(0, 100).Select(i => i.ToString("D6", null))
        .First(code => Enumerable.Range(-2, 5).All(step => CodeAt(clock, step) != code));
}

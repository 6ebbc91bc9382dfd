using System.Net;
using FinanceTrack.Tests.Assistant;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Users;

/// <summary>The requests of those whose session ends meanwhile.</summary>
public sealed partial class EndedSessionTests
{
    /// <param name="Path">Below the version; null where the route has no parameter.</param>
    private sealed record Request(string? Path = null, object? Body = null);

    /// <summary>Who asks, and prepares what is asked for on the first instance.</summary>
    private sealed record Acting(FinanceTrackHost Host, TestUser User, TestUser? Target = null)
    {
        public TestUser Other => Target!;

        public Task<Request> With(object? body) => Task.FromResult(new Request(Body: body));

        public Task<Request> AtOther(string part) => Task.FromResult(new Request($"admin/users/{Other.Id}/{part}"));

        public Task<Request> AtLedger(string part, object? body) =>
            Task.FromResult(new Request($"ledgers/{User.LedgerId}{part}", body));

        public async Task<Guid> ProposeAsync() => await Proposed.CategoryAsync(
            Host, User, (await User.RecordAsync(-1m)).GetProperty("id").GetGuid(), "Dining");

        public object Ledger => new { name = "Shared", homeCurrency = "EUR", timeZone = "Europe/Berlin" };

        public object ApiKey => new { name = "Key", scopes = new[] { "read" }, password = User.Password };

        public object Job => new { kind = "recompute-summaries", ledgerId = Other.LedgerId };

        public async Task<Guid> CreateAsync(string path, object body) => (await User.PostAsync(path, body)).Is(HttpStatusCode.Created).Id;

        public async Task<object> WithCodeAsync() =>
            new { password = User.Password, code = (await Authenticator.TurnOnAsync(User)).RecoveryCodes[0] };
    }
}

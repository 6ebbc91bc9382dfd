using System.Net;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Tests.Assistant;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

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

        public Task<Request> AtOther(string part, object? body = null) =>
            Task.FromResult(new Request($"admin/users/{Other.Id}/{part}", body));

        public Task<Request> AtLedger(string part, object? body) =>
            Task.FromResult(new Request($"ledgers/{User.LedgerId}{part}", body));

        public async Task<Guid> ProposeAsync() => await Proposed.CategoryAsync(
            Host, User, (await User.RecordAsync(-1m)).GetProperty("id").GetGuid(), "Dining");

        public object Ledger => new { name = "Shared", homeCurrency = "EUR", timeZone = "Europe/Berlin" };

        public object ApiKey => new { name = "Key", scopes = new[] { "read" }, password = User.Password };

        public object Job => new { kind = "recompute-summaries", ledgerId = Other.LedgerId };

        public object Reason => new { reason = "They asked for it." };

        /// <summary>Something in the ledger of the other, and what it becomes; null to delete it.</summary>
        public async Task<Request> AtOthersAsync(string part, object? changes)
        {
            await Other.RecordAsync(-5m); // With the first one of a currency comes its account.
            var id = (await Other.ListAllAsync(part))[0].GetProperty("id").GetGuid();
            return new Request(
                $"admin/ledgers/{Other.LedgerId}/{part}/{id}",
                changes is null ? Reason : new { changes, reason = "They asked for it." });
        }

        /// <summary>A poison message of a queue that no host reads.</summary>
        public async Task<Guid> PoisonAsync()
        {
            var queue = $"unread-{Guid.NewGuid():N}";
            await Host.Services.GetRequiredService<RecordPoisonMessage>().ExecuteAsync(queue, "1", "broken", CancellationToken.None);
            return (await User.ListAllAsync($"admin/poison-messages?queue={queue}"))[0].GetProperty("id").GetGuid();
        }

        public async Task<Request> WithPoisonAsync(object body)
        {
            await PoisonAsync();
            return new Request(Body: body);
        }

        public async Task<Guid> CreateAsync(string path, object body) => (await User.PostAsync(path, body)).Is(HttpStatusCode.Created).Id;

        public async Task<object> WithCodeAsync() =>
            new { password = User.Password, code = (await Authenticator.TurnOnAsync(User)).RecoveryCodes[0] };
    }
}

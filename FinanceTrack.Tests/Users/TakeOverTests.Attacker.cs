using System.Net;
using System.Net.Http.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Users;

/// <summary>The instances that the tests run against, and the attacker.</summary>
public sealed partial class TakeOverTests
{
    /// <summary>Two instances over one database, whose settings name some addresses for admins.</summary>
    public sealed class Instances : IAsyncLifetime
    {
        private readonly string[] _admins = [.. Enumerable.Range(0, 60).Select(_ => $"{Guid.NewGuid():N}@example.com")];
        private int _next;

        public FinanceTrackHost One { get; private set; } = null!;

        public FinanceTrackHost Two { get; private set; } = null!;

        public string NextAdminEmail() => _admins[Interlocked.Increment(ref _next)];

        public async Task InitializeAsync()
        {
            var settings = new Dictionary<string, string?> { ["Admin:Emails"] = string.Join(',', _admins) };
            One = await FinanceTrackHost.StartAsync(settings);
            Two = await FinanceTrackHost.StartAsync(settings, beside: One);
        }

        public async Task DisposeAsync()
        {
            await Two.DisposeAsync();
            await One.DisposeAsync();
        }
    }

    private sealed class Attacker : IDisposable
    {
        private Attacker(TestUser user, HttpClient withKey) => (User, WithKey) = (user, withKey);

        public TestUser User { get; }

        public HttpClient WithKey { get; }

        public static async Task<Attacker> SetUpAsync(FinanceTrackHost host, string victim)
        {
            await host.Http.PostAsJsonAsync(
                "/api/v1/users", new { email = victim, password = TestUser.DefaultPassword, displayName = AttackersName });
            var user = await TestUser.SignedInAsync(host, victim);
            var category = await user.AddCategoryAsync("Attacker's category");
            (await user.PostAsync("categorization-rules", new { categoryId = category, text = "attacker" })).Is(HttpStatusCode.Created);
            await user.RecordAsync(-1m, description: "Attacker's row", categoryId: category);
            var key = (await user.PostAsync(
                "me/api-keys", new { name = "Attacker's key", scopes = new[] { "read", "write" }, password = user.Password }))
                    .Is(HttpStatusCode.Created);
            await Authenticator.TurnOnAsync(user);
            var withKey = host.NewClient();
            withKey.DefaultRequestHeaders.Add("X-Api-Key", key.Body.GetProperty("key").GetString());
            return new Attacker(user, withKey);
        }

        public void Dispose()
        {
            User.Dispose();
            WithKey.Dispose();
        }
    }
}

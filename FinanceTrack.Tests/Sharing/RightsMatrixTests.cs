using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Tests.Http;
using FinanceTrack.Tests.Support;
using FinanceTrack.Tests.Tenants;

namespace FinanceTrack.Tests.Sharing;

/// <summary>
/// What each member of a ledger may do through every function, by session and by API key. The expectation is made of the function's
/// attributes, so that a new function is tested without being named here.
/// </summary>
public sealed class RightsMatrixTests(RightsMatrixTests.SharedLedgerFixture ledger) : IClassFixture<RightsMatrixTests.SharedLedgerFixture>
{
    // What is a user's and not a ledger's: it asks for no role.
    private static readonly string[] OfUsers = ["api/v1/me", "api/v1/sessions", "api/v1/console/session", "api/v1/invitations/accept"];
    private static readonly string[] LedgersOfUsers = ["ListLedgers", "CreateLedger"];

    /// <summary>What a key without the scope <c>write</c> may call although it is not a GET, and why.</summary>
    private static readonly Dictionary<string, string> NotWrites = new()
    {
        ["AskAssistant"] = "adds to the user's own conversations, and changes nothing of the ledger: a session confirms what it proposes",
        ["CallMcp"] = "as a question to the assistant, and with tools that read unless the key has mcp:propose",
        ["CategorizeTransactions"] = "computes, and stores nothing",
        ["PreviewRule"] = "computes, and stores nothing",
        ["ScoreTransaction"] = "computes, and stores nothing",
    };

    private static readonly HttpStatusCode[] Refusals = [HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden];

    [Fact]
    public void Every_function_says_whose_data_it_is_about() => Assert.Empty(HttpFunction.All
        .Where(function => !function.IsAnonymous && function.Role is null && function.Scope is null && function.LedgerRole is null)
        .Where(function => !LedgersOfUsers.Contains(function.Name))
        .Where(function => !OfUsers.Any(prefix => function.Route.StartsWith(prefix, StringComparison.Ordinal)))
        .Select(function => function.Name));

    [Theory, MemberData(nameof(HttpFunction.Names), MemberType = typeof(HttpFunction))]
    public async Task A_member_may_do_what_the_role_says_and_nothing_else(string name)
    {
        var function = HttpFunction.Named(name);
        if (function.IsAnonymous || function.Role is not null || LeastRole(function) is not { } least)
            return;
        foreach (var role in Enum.GetValues<LedgerRole>())
        {
            var before = role < least && function.OwnData is null ? await UserState.ReadAsync(ledger.Owner.User) : null;
            var answers = await SendAllAsync(function, ledger.Members[role], ledger.Keys[role]);
            Check(answers[0], role >= least || function.OwnData is not null);
            if (answers.Count > 1)
                Check(answers[1], role >= least && function.OwnData is not { OfAccount: true });
            if (before is not null)
                Assert.Equal(before, await UserState.ReadAsync(ledger.Owner.User));
        }

        static void Check(Answer answer, bool isAllowed)
        {
            if (isAllowed)
                Assert.DoesNotContain(answer.Status, Refusals);
            else
                answer.IsProblem(HttpStatusCode.Forbidden);
            Assert.True((int)answer.Status < 500, answer.Text);
        }
    }

    [Theory, MemberData(nameof(HttpFunction.Names), MemberType = typeof(HttpFunction))]
    public async Task A_key_without_the_scope_of_writing_changes_nothing(string name)
    {
        var function = HttpFunction.Named(name);
        if (function.IsAnonymous || function.Method == HttpMethod.Get)
            return;
        var before = await UserState.ReadAsync(ledger.Owner.User);

        var answer = await SendAsync(function, new AuthenticationHeaderValue("ApiKey", ledger.KeyWithoutWriting));

        if (NotWrites.ContainsKey(name))
            Assert.DoesNotContain(answer.Status, Refusals);
        else
            answer.IsProblem(HttpStatusCode.Forbidden);
        if (name is not ("AskAssistant" or "CallMcp"))
            Assert.Equal(before, await UserState.ReadAsync(ledger.Owner.User));
    }

    [Fact]
    public async Task A_viewer_changes_the_own_profile_and_a_key_for_a_ledger_of_others_does_not()
    {
        using var viewer = await ledger.Owner.User.AddMemberAsync(ledger.Host, ledger.Owner.User.LedgerId, LedgerRole.Viewer);
        using var editor = await ledger.Owner.User.AddMemberAsync(ledger.Host, ledger.Owner.User.LedgerId, LedgerRole.Editor);
        var profile = HttpFunction.Named("ChangeProfile");
        var foreign = await SharedLedgerFixture.KeyAsync(editor);

        (await SendAsync(profile, new AuthenticationHeaderValue("Bearer", viewer.AccessToken))).Is(HttpStatusCode.OK);
        (await SendAsync(profile, new AuthenticationHeaderValue("ApiKey", foreign))).IsProblem(HttpStatusCode.Forbidden);
        (await SendAsync(profile, new AuthenticationHeaderValue("ApiKey", ledger.StrangerKey))).Is(HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(HttpFunction.Names), MemberType = typeof(HttpFunction))]
    public async Task One_who_was_removed_may_do_nothing_with_old_credentials(string name)
    {
        var function = HttpFunction.Named(name);
        if (function.IsAnonymous || function.Role is not null || LeastRole(function) is null)
            return;
        var before = await UserState.ReadAsync(ledger.Owner.User);

        foreach (var answer in await SendAllAsync(function, ledger.Removed, ledger.RemovedKey))
        {
            answer.IsProblem(function.LedgerRole is null ? HttpStatusCode.Unauthorized : HttpStatusCode.NotFound);
            Assert.All(ledger.Owner.Secrets, secret => Assert.DoesNotContain(secret, answer.Text, StringComparison.OrdinalIgnoreCase));
        }

        Assert.Equal(before, await UserState.ReadAsync(ledger.Owner.User));
    }

    [Theory, MemberData(nameof(HttpFunction.Names), MemberType = typeof(HttpFunction))]
    public async Task One_who_was_never_a_member_finds_nothing(string name)
    {
        var function = HttpFunction.Named(name);
        if (function.IsAnonymous || function.Role is not null || LeastRole(function) is null || !function.NamesAThing)
            return;
        var before = await UserState.ReadAsync(ledger.Owner.User);

        foreach (var answer in await SendAllAsync(function, ledger.Stranger, ledger.StrangerKey))
        {
            answer.IsProblem(HttpStatusCode.NotFound);
            Assert.All(ledger.Owner.Secrets, secret => Assert.DoesNotContain(secret, answer.Text, StringComparison.OrdinalIgnoreCase));
        }

        Assert.Equal(before, await UserState.ReadAsync(ledger.Owner.User));
    }

    /// <summary>What a member must be to call it; null where it is not about a ledger.</summary>
    private static LedgerRole? LeastRole(HttpFunction function) =>
        function.LedgerRole ?? (function.Scope is null ? null : function.Scope == "write" ? LedgerRole.Editor : LedgerRole.Viewer);

    /// <summary>The same request of a session and, where an API key with every scope may call, of such a key.</summary>
    private async Task<IReadOnlyList<Answer>> SendAllAsync(HttpFunction function, TestUser user, string key)
    {
        var answers = new List<Answer> { await SendAsync(function, new AuthenticationHeaderValue("Bearer", user.AccessToken)) };
        if (function.Scope is not null)
            answers.Add(await SendAsync(function, new AuthenticationHeaderValue("ApiKey", key)));
        return answers;
    }

    private async Task<Answer> SendAsync(HttpFunction function, AuthenticationHeaderValue credentials)
    {
        using var request = new HttpRequestMessage(function.Method, GoodRequests.PathTo(function, ledger.Owner) + Query(function));
        request.Headers.Authorization = credentials;
        if (function.TakesBody && GoodRequests.BodyOf(function.Name, ledger.Owner) is { } body)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await ledger.Host.Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    private static string Query(HttpFunction function) => function.Name == "ListMonthlySummaries" ? "?from=2026-01&to=2026-03" : "";

    /// <summary>A user's own ledger that others share, one in each role, and users who do not, or no longer.</summary>
    public sealed class SharedLedgerFixture : IAsyncLifetime
    {
        public FinanceTrackHost Host { get; private set; } = null!;

        public Victim Owner { get; private set; } = null!;

        public Dictionary<LedgerRole, TestUser> Members { get; } = [];

        public Dictionary<LedgerRole, string> Keys { get; } = [];

        /// <summary>The owner's, with every scope but <c>write</c>.</summary>
        public string KeyWithoutWriting { get; private set; } = "";

        public TestUser Removed { get; private set; } = null!;

        public string RemovedKey { get; private set; } = "";

        public TestUser Stranger { get; private set; } = null!;

        public string StrangerKey { get; private set; } = "";

        public async Task InitializeAsync()
        {
            Host = await FinanceTrackHost.StartAsync();
            Owner = await Victim.RegisterAsync(Host);
            await Owner.User.ConfirmAsync(Host);
            KeyWithoutWriting = await KeyAsync(Owner.User, "read", "score", "mcp:read", "mcp:propose");
            using (var client = Host.NewClient())
            {
                // Its first use is recorded, and the next hour's are not.
                client.DefaultRequestHeaders.Add("X-Api-Key", KeyWithoutWriting);
                (await client.GetAsync(new Uri("/api/v1/me", UriKind.Relative))).EnsureSuccessStatusCode();
            }

            foreach (var role in Enum.GetValues<LedgerRole>())
            {
                Members[role] = await Owner.User.AddMemberAsync(Host, Owner.User.LedgerId, role);
                Keys[role] = await KeyAsync(Members[role]);
            }

            Removed = await Owner.User.AddMemberAsync(Host, Owner.User.LedgerId, LedgerRole.Owner);
            RemovedKey = await KeyAsync(Removed);
            (await Owner.User.DeleteAsync($"ledgers/{Owner.User.LedgerId}/members/{Removed.Id}")).Is(HttpStatusCode.NoContent);
            Stranger = await TestUser.RegisterAsync(Host);
            StrangerKey = await KeyAsync(Stranger);
        }

        public async Task DisposeAsync()
        {
            foreach (var user in Members.Values.Append(Removed).Append(Stranger))
                user.Dispose();
            Owner.Dispose();
            await Host.DisposeAsync();
        }

        public static Task<string> KeyAsync(TestUser user) => KeyAsync(user, "read", "write", "score", "mcp:read", "mcp:propose");

        private static async Task<string> KeyAsync(TestUser user, params string[] scopes)
        {
            var made = await user.PostAsync("me/api-keys", new { name = "all", scopes, password = user.Password });
            return made.Is(HttpStatusCode.Created).Body.GetProperty("key").GetString()!;
        }
    }
}

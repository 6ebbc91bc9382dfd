using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using FinanceTrack.Tests.Sharing;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Telemetry;

/// <summary>A person of whom everything is a word that stands nowhere else, so that it is found wherever it leaks to.</summary>
internal sealed class SeededPerson
{
    public const string Email = "quill.vantongeren@example.com";
    public const string Guest = "olga.petrichor@example.net";
    public const string DisplayName = "Quill Vantongeren";
    public const string Password = "murmuration-9-lanternfish";
    public const string WrongPassword = "not-the-lanternfish-at-all";
    public const string Merchant = "Zephyrine Boutique";
    public const string Note = "for aunt Quentina";
    public const string Number = "DE02100500000024290661";
    public const decimal Amount = -4711.13m;

    private readonly List<string> _secrets = [];

    private SeededPerson(TestUser user) => User = user;

    public TestUser User { get; }

    public static async Task<SeededPerson> RegisterAsync(FinanceTrackHost host)
    {
        var registered = await host.Http.PostAsJsonAsync("/api/v1/users", new
        {
            email = Email,
            password = TestUser.DefaultPassword,
            displayName = DisplayName,
            homeCurrency = "EUR",
            timeZone = "Europe/Berlin",
        });
        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);
        var person = new SeededPerson(await TestUser.SignedInAsync(host, Email));
        person._secrets.AddRange([person.User.AccessToken, person.User.RefreshToken]);
        return person;
    }

    /// <summary>What a person does: accounts, transactions, questions, keys, invitations; and what goes wrong on the way.</summary>
    public async Task LiveAsync(FinanceTrackHost host)
    {
        await host.Http.PostAsJsonAsync("/api/v1/sessions", new { email = Email, password = WrongPassword });
        (await User.PostAsync("me/password", new { currentPassword = TestUser.DefaultPassword, newPassword = Password }))
            .Is(HttpStatusCode.NoContent);
        User.Take(await TestUser.SignInAsync(host, Email, Password));
        _secrets.AddRange([User.AccessToken, User.RefreshToken]);
        var key = (await User.PostAsync(
            "me/api-keys", new { name = "A key", scopes = new[] { "read" }, password = Password })).Is(HttpStatusCode.Created).Body;
        _secrets.Add(key.GetProperty("key").GetString()!);
        await UseKeyAsync(host, _secrets[^1]);
        await host.Http.PostAsJsonAsync("/api/v1/password-resets", new { email = Email });

        (await User.PostAsync(
            "accounts", new { name = Merchant, kind = "savings", currency = "EUR", number = Number, openingBalance = -Amount }))
            .Is(HttpStatusCode.Created);
        var row = await User.RecordAsync(Amount, description: Merchant, note: Note);
        var another = new { bookedOn = "2026-03-02", amount = Amount, currency = "EUR", description = Merchant };
        await User.RecordAllAsync([another]);
        (await User.PostAsync("transactions/score", another)).Is(HttpStatusCode.OK);
        (await User.GetAsync($"transactions?text={Merchant}&max={Amount}")).Is(HttpStatusCode.OK);
        (await User.PatchAsync($"transactions/{row.GetProperty("id").GetGuid()}", new { note = Note + "!" }, "*")).Is(HttpStatusCode.OK);
        (await User.PostAsync("transactions", new { bookedOn = Merchant, amount = Amount, currency = Note }))
            .IsProblem(HttpStatusCode.BadRequest);
        await User.ConfirmAsync(host);
        (await User.PostAsync($"ledgers/{User.LedgerId}/invitations", new { email = Guest, role = "viewer" })).Is(HttpStatusCode.Created);
        (await User.GetAsync("me")).Is(HttpStatusCode.OK);
        await User.Http.GetByteArrayAsync("/api/v1/me/export");
    }

    /// <summary>The words, and the forms in which they may hide.</summary>
    public IEnumerable<string> Marks()
    {
        string[] words =
        [
            "quill", "vantongeren", "petrichor", "murmuration", "lanternfish", "zephyrine", "quentina", Number, "4711.13", "471113",
            "4711,13", TestUser.DefaultPassword, .. _secrets,
        ];
        return words.Concat(new[] { Merchant, Email, Note, "4711.13" }.SelectMany(InBase64));
    }

    // Wherever in a longer text it stands; without the letters at its ends, which depend on what stands beside it.
    private static IEnumerable<string> InBase64(string word) => Enumerable.Range(0, 3)
        .Select(offset => Convert.ToBase64String(Encoding.UTF8.GetBytes(new string(' ', offset) + word))[4..^4])
        .Where(form => form.Length >= 4);

    private static async Task UseKeyAsync(FinanceTrackHost host, string key)
    {
        using var http = host.NewClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("ApiKey", key);
        await http.GetAsync(new Uri("/api/v1/transactions", UriKind.Relative));
        http.DefaultRequestHeaders.Authorization = null;
        http.DefaultRequestHeaders.Add("X-Api-Key", key);
        await http.GetAsync(new Uri("/api/v1/transactions", UriKind.Relative));
    }
}

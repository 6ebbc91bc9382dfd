// The tour of the README, with a client that Kiota generates from docs/openapi.json; docs/clients/README.md has the commands.
using System.Globalization;
using FinanceTrackTour.Client;
using FinanceTrackTour.Client.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

const string password = "correct horse battery staple";
var address = args.Length > 0 ? args[0] : "http://localhost:7071";
var email = $"{Guid.NewGuid()}@example.com";

// Register, and sign in.
var stranger = ClientWith(new AnonymousAuthenticationProvider());
await stranger.Api.V1.Users.PostAsync(new Registration { Email = email, Password = password, HomeCurrency = "EUR" });
var session = await stranger.Api.V1.Sessions.PostAsync(new Credentials { Email = email, Password = password });
var api = ClientWith(new BaseBearerTokenAuthenticationProvider(new FixedToken(session!.AccessToken!))).Api.V1;

// A month of a bank's file.
var month = Enumerable.Range(1, 28).Select(day => Euros(new DateOnly(2026, 2, day), -(2.4m + ((day + 1) % 3)), "CORNER BAKERY")).ToList();
month.Add(Euros(new DateOnly(2026, 2, 26), 2650m, "ACME LTD SALARY"));
month.Add(Euros(new DateOnly(2026, 2, 27), -84.2m, "CITY POWER AND WATER"));
var batch = await api.Transactions.Batch.PostAsync(new NewBatch { Items = month, Mode = BatchMode.Atomic });
Expect("recorded", batch!.Recorded, 30);

// List.
var page = await api.Transactions.GetAsync(request =>
{
    request.QueryParameters.Limit = 1;
    request.QueryParameters.Text = "bakery";
    request.QueryParameters.Max = -4m;
});
Expect("listed", page!.Items!.Single().Amount, -4.4m);

// Sum up.
Expect("net of February", await NetOfAsync("2026-02"), 2469.6m);

// Score without storing.
var odd = Euros(new DateOnly(2026, 3, 1), -249m, "CORNER BAKERY");
var scored = await api.Transactions.Score.PostAsync(odd);
Expect("is unusual", scored!.Anomaly!.IsAnomaly, true);

// Record it, look at the alerts, and answer.
var id = await RecordAsync(odd);
var alerts = await api.Anomalies.GetAsync(request => request.QueryParameters.Limit = 1);
Expect("alert", alerts!.Items!.Single().Transaction!.Id, id);
var answer = await api.Anomalies[id].Feedback.PutAsync(new NewAnswer { Answer = AnomalyAnswer.Dismissed });
Expect("answer", answer!.Answer, AnomalyAnswer.Dismissed);

// A second account, and a transfer and a refund that are found by themselves.
var main = (await api.Accounts.GetAsync())!.Items!.Single();
var renumbered = await api.Accounts[main.Id!.Value].PatchAsync(
    new AccountChanges { Number = "DE02100500000024290661", OpeningBalance = 500m },
    request => request.Headers.Add("If-Match", $"\"{main.Version}\""));
Expect("version", renumbered!.Version, main.Version + 1);
var savings = await api.Accounts.PostAsync(new NewAccount
{
    Name = "Savings",
    Kind = AccountKind.Savings,
    Currency = "EUR",
    Number = "DE02300209000106531065",
});
await RecordAsync(Euros(new DateOnly(2026, 3, 2), -400m, "TRANSFER TO DE02300209000106531065"));
await RecordAsync(Euros(new DateOnly(2026, 3, 3), 400m, "TRANSFER FROM DE02100500000024290661", savings!.Id));
await RecordAsync(Euros(new DateOnly(2026, 3, 20), 1.35m, "INTEREST", savings.Id));
await RecordAsync(Euros(new DateOnly(2026, 3, 21), -84.95m, "ZALANDO SE"));
await RecordAsync(Euros(new DateOnly(2026, 3, 26), 84.95m, "ZALANDO SE REFUND"));
Expect("links", string.Join(", ", await LinksAsync()), "Refund, Transfer");
Expect("net of March", await NetOfAsync("2026-03"), -247.65m);

// The bank's statement.
var assertion = await api.Accounts[savings.Id!.Value].Assertions[new Date(2026, 3, 31)].PutAsync(new NewAssertion { Balance = 401.35m });
Expect("statement agrees", assertion!.Agrees, true);

// What is refused says why.
try
{
    await api.Categories.PostAsync(new NewCategory { Name = "Groceries" });
}
catch (Problem problem)
{
    Expect("refusal", $"{problem.Status} {problem.Title}", "409 Conflict");
    return 0;
}

throw new InvalidOperationException("A category of a name that is already in use was accepted.");

FinanceTrackClient ClientWith(IAuthenticationProvider authentication) =>
    new(new HttpClientRequestAdapter(authentication) { BaseUrl = address });

static NewTransaction Euros(DateOnly bookedOn, decimal amount, string description, Guid? accountId = null) => new()
{
    BookedOn = new Date(bookedOn.Year, bookedOn.Month, bookedOn.Day),
    Amount = amount,
    Currency = "EUR",
    Description = description,
    AccountId = accountId,
};

async Task<Guid> RecordAsync(NewTransaction transaction)
{
    var made = await api.Transactions.PostAsync(
        transaction, request => request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)));
    return made!.Id!.Value;
}

async Task<decimal?> NetOfAsync(string name) => (await api.Summaries[name].GetAsync())!.Currencies!.Single().Net;

async Task<IEnumerable<string>> LinksAsync()
{
    for (var tries = 0; tries < 120; tries++)
    {
        var links = (await api.Links.GetAsync())!.Items!;
        if (links.Count == 2)
            return links.Select(link => $"{link.Kind}").Order(StringComparer.Ordinal);
        await Task.Delay(TimeSpan.FromSeconds(0.5));
    }

    return [];
}

static void Expect<T>(string what, T actual, T expected)
{
    if (!EqualityComparer<T>.Default.Equals(actual, expected))
        throw new InvalidOperationException($"{what}: {expected} was expected, and is {actual}");
    Console.WriteLine($"{what}: {actual}");
}

/// <summary>The access token of a session, for as long as this program runs.</summary>
internal sealed class FixedToken(string token) : IAccessTokenProvider
{
    public AllowedHostsValidator AllowedHostsValidator { get; } = new();

    public Task<string> GetAuthorizationTokenAsync(
        Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(token);
}

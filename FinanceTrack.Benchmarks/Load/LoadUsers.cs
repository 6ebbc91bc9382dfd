using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace FinanceTrack.Benchmarks.Load;

/// <summary>Signs the load's users in, and fills their ledgers where these are still empty.</summary>
internal sealed class LoadUsers(HttpClient http)
{
    private const string Password = "a load test's passphrase";
    private const int BatchSize = 500;

    private static readonly string[] Merchants =
        ["Rewe", "Edeka", "Shell", "Ikea", "Netflix", "Corner Cafe", "City Pharmacy", "Rail tickets", "Book shop", "Bakery",
            "Cinema", "Gym"];

    // An access token is valid for ten minutes.
    private static readonly TimeSpan TokenAge = TimeSpan.FromMinutes(5);

    private readonly Dictionary<int, (string Text, Stopwatch Age)> _tokens = [];

    /// <summary>The access token of the user with this number, who then has at least so many transactions.</summary>
    public async Task<string> PrepareAsync(int number, int rows)
    {
        var token = await SignInAsync(number);
        await FillAsync(number, token, rows);
        return token;
    }

    /// <summary>The id of the user with this number.</summary>
    public async Task<Guid> IdOfAsync(int number)
    {
        using var me = new HttpRequestMessage(HttpMethod.Get, "api/v1/me");
        return (await SendAsync(me, await SignInAsync(number))).GetProperty("id").GetGuid();
    }

    /// <summary>Sends one full batch as the user with this number, who need not be there yet.</summary>
    public async Task ImportAsync(int number)
    {
        if (!_tokens.TryGetValue(number, out var token) || token.Age.Elapsed > TokenAge)
            _tokens[number] = token = (await SignInAsync(number), Stopwatch.StartNew());
        var random = new Random();
        using var batch = new HttpRequestMessage(HttpMethod.Post, "api/v1/transactions/batch")
        {
            Content = JsonContent.Create(new { items = Enumerable.Range(0, BatchSize).Select(i => NewRow(random, i, BatchSize)) }),
        };
        await SendAsync(batch, token.Text);
    }

    private async Task<string> SignInAsync(int number)
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"load-{number}@example.com");
        var credentials = new { email, password = Password };
        var session = await http.PostAsJsonAsync("api/v1/sessions", credentials);
        if (session.StatusCode == HttpStatusCode.Unauthorized)
        {
            (await http.PostAsJsonAsync("api/v1/users", credentials)).EnsureSuccessStatusCode();
            session = await http.PostAsJsonAsync("api/v1/sessions", credentials);
        }

        session.EnsureSuccessStatusCode();
        return (await session.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }

    private async Task FillAsync(int number, string token, int rows)
    {
        using var list = new HttpRequestMessage(HttpMethod.Get, "api/v1/transactions?limit=1");
        if ((await SendAsync(list, token)).GetProperty("items").GetArrayLength() > 0)
            return;
        var random = new Random(number);
        for (var done = 0; done < rows; done += BatchSize)
        {
            using var batch = new HttpRequestMessage(HttpMethod.Post, "api/v1/transactions/batch")
            {
                Content = JsonContent.Create(
                    new { items = Enumerable.Range(done, Math.Min(BatchSize, rows - done)).Select(i => NewRow(random, i, rows)) }),
            };
            await SendAsync(batch, token);
        }
    }

    /// <summary>Two years of purchases, evenly spread.</summary>
    private static object NewRow(Random random, int index, int rows)
    {
        var at = DateTimeOffset.UtcNow.Date.AddDays(-730 + (730.0 * index / rows)).AddHours(random.Next(7, 23));
        return new
        {
            bookedOn = at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            occurredAt = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            amount = -Math.Round((decimal)Math.Exp(1 + (3 * random.NextDouble())), 2),
            currency = "EUR",
            description = $"{Merchants[random.Next(Merchants.Length)]} {random.Next(40)}",
        };
    }

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, string token)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;

namespace FinanceTrack.Benchmarks.Security;

/// <summary>Sign-ins of each kind that is refused, and how long each takes.</summary>
internal sealed class RefusedSignIns
{
    public const string Unknown = "unknown address";

    private const string Password = "a benchmark's passphrase";
    private const string WrongPassword = "not that passphrase";
    private const int FailuresBeforeLock = 10;

    private readonly HttpClient _http;
    private readonly Dictionary<string, Func<int, string>> _addresses;
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];
    private int _next;

    private RefusedSignIns(HttpClient http)
    {
        _http = http;
        // An account is tried as often as it can be without being locked, and an unknown address as often.
        _addresses = new()
        {
            [Unknown] = i => $"unknown-{_run}-{i / FailuresBeforeLock}@example.com",
            ["wrong password, unconfirmed"] = i => $"wrong-{_run}-{i / FailuresBeforeLock}@example.com",
            ["locked"] = _ => $"locked-{_run}@example.com",
        };
    }

    public static async Task<RefusedSignIns> PrepareAsync(HttpClient http, int tries, string? confirmed)
    {
        var signIns = new RefusedSignIns(http);
        // Two measurements, each with accounts of its own.
        for (var i = 0; i < 2 * tries; i += FailuresBeforeLock)
            await signIns.RegisterAsync(signIns._addresses["wrong password, unconfirmed"](i));
        await signIns.RegisterAsync(signIns._addresses["locked"](0));
        for (var i = 0; i <= FailuresBeforeLock; i++)
            await signIns.TimeAsync(signIns._addresses["locked"](0));
        if (confirmed is not null)
            signIns._addresses["wrong password, confirmed"] = _ => confirmed;
        return signIns;
    }

    /// <summary>Milliseconds by kind, tried in turns so that all see the same machine.</summary>
    public async Task<IReadOnlyDictionary<string, List<double>>> MeasureAsync(int tries)
    {
        var times = _addresses.Keys.ToDictionary(kind => kind, _ => new List<double>());
        for (var i = 0; i < tries; i++, _next++)
        {
            foreach (var kind in _addresses.Keys.OrderBy(_ => Random.Shared.Next()).ToList())
                times[kind].Add(await TimeAsync(_addresses[kind](_next)));
        }

        return times;
    }

    private async Task RegisterAsync(string email) =>
        (await _http.PostAsJsonAsync("api/v1/users", new { email, password = Password })).EnsureSuccessStatusCode();

    private async Task<double> TimeAsync(string email)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await _http.PostAsJsonAsync("api/v1/sessions", new { email, password = WrongPassword });
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return response.StatusCode == HttpStatusCode.Unauthorized
            ? took
            : throw new InvalidOperationException($"The host answered {(int)response.StatusCode}: are its limits off?");
    }
}

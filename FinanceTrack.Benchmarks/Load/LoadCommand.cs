using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Load;

/// <summary>
/// <c>load</c>: how many requests a second a running host answers, and how fast. The host wants its sign-in limits off
/// (<c>Limits__…=0</c>) and cheap password hashing (<c>Users__PasswordIterations=1</c>) for the users to be made quickly.
/// </summary>
internal static class LoadCommand
{
    private static readonly Option<string> Url = new("--url") { DefaultValueFactory = _ => "http://127.0.0.1:7071" };
    private static readonly Option<int> Users = new("--users") { DefaultValueFactory = _ => 200 };
    private static readonly Option<int> Rows = new("--rows") { Description = "Transactions a user.", DefaultValueFactory = _ => 5000 };
    private static readonly Option<int> Connections = new("--connections") { DefaultValueFactory = _ => 8 };
    private static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "For each route, after as many of warming up.",
        DefaultValueFactory = _ => 8
    };

    private static readonly Option<int?> Server = new("--server-pid")
    {
        Description = "The server's process: also shows its processor time per request, which other work on the machine does not change.",
    };

    private static readonly Option<string[]> Only = new("--route")
    {
        Description = "Only these routes.",
        AllowMultipleArgumentsPerToken = true
    };

    public static Command Create()
    {
        var command = new Command("load", "Requests a second and latencies of a running host.")
        {
            Url, Users, Rows, Connections, Seconds, Server, Only
        };
        command.SetAction(parsed => RunAsync(
            new Uri(parsed.GetValue(Url)!), parsed.GetValue(Users), parsed.GetValue(Rows), parsed.GetValue(Connections),
            parsed.GetValue(Seconds),
            parsed.GetValue(Server), parsed.GetValue(Only) ?? []));
        return command;
    }

    private static async Task RunAsync(Uri url, int users, int rows, int connections, int seconds, int? server, string[] only)
    {
        using var http = new HttpClient { BaseAddress = url };
        var loadUsers = new LoadUsers(http);
        var tokens = new string[users];
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(
            0, users, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) =>
                tokens[i] = await loadUsers.PrepareAsync(i, rows));
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{users} users ready after {watch.Elapsed.TotalSeconds:0} s");

        var table = new Table().AddColumns("route", "requests/s", "p50 ms", "p99 ms", "max ms", "not 2xx", "server µs/request");
        foreach (var route in Routes(url).Where(r => only.Length == 0 || only.Contains(r.Name)))
        {
            await MeasureAsync(url, connections, TimeSpan.FromSeconds(seconds), tokens, route.Request);
            var before = ProcessorTime(server);
            var m = await MeasureAsync(url, connections, TimeSpan.FromSeconds(seconds), tokens, route.Request);
            table.AddRow([route.Name, .. m.Columns(), m.PerRequest(ProcessorTime(server) - before)]);
        }

        AnsiConsole.Write(table);
    }

    private static TimeSpan ProcessorTime(int? process)
    {
        if (process is null)
            return default;
        using var server = Process.GetProcessById(process.Value);
        return server.TotalProcessorTime;
    }

    private static IEnumerable<(string Name, Func<string, int, byte[]> Request)> Routes(Uri url)
    {
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var month = today[..7];
        string Purchase(int i) => string.Create(CultureInfo.InvariantCulture, $$"""
            {"bookedOn":"{{today}}","occurredAt":"{{today}}T{{i % 24:00}}:{{i % 60:00}}:00Z","amount":-{{1 + (i % 90)}}.{{i % 100:00}},"currency":"EUR","description":"Rewe {{i % 40}}"}
            """);
        byte[] Get(string path, string token) => Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {url.Authority}\r\nAuthorization: Bearer {token}\r\n\r\n");
        byte[] Post(string path, string token, string body) => Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: {url.Authority}\r\nAuthorization: Bearer {token}\r\nContent-Type: "
                + $"application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");

        yield return ("live", (token, _) => Get("/api/v1/health/live", token));
        yield return ("list 50", (token, _) => Get("/api/v1/transactions?limit=50", token));
        yield return ("summary", (token, _) => Get($"/api/v1/summaries/{month}", token));
        yield return ("insights", (token, _) => Get("/api/v1/insights", token));
        yield return ("recurring", (token, _) => Get("/api/v1/recurring", token));
        yield return ("forecast", (token, _) => Get("/api/v1/forecast", token));
        yield return ("score", (token, i) => Post("/api/v1/transactions/score", token, Purchase(i)));
        yield return ("create", (token, i) => Post("/api/v1/transactions", token, Purchase(i)));
    }

    private static async Task<Measurement> MeasureAsync(
        Uri url, int connections, TimeSpan length, string[] tokens, Func<string, int, byte[]> request)
    {
        var watch = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, connections).Select(worker => Task.Factory.StartNew(
            () => Measure(url, worker, connections, () => watch.Elapsed < length, tokens, request),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));
        return Measurement.Sum(await Task.WhenAll(workers), watch.Elapsed);
    }

    /// <summary>One connection's share of the requests, one after the other, on a thread of its own.</summary>
    private static Measurement Measure(
        Uri url, int worker, int connections, Func<bool> goesOn, string[] tokens, Func<string, int, byte[]> request)
    {
        using var connection = RawConnection.Open(url);
        var measurement = new Measurement();
        for (var i = worker; goesOn(); i += connections)
        {
            var bytes = request(tokens[i % tokens.Length], i);
            var started = Stopwatch.GetTimestamp();
            var status = connection.Send(bytes);
            measurement.Add(Stopwatch.GetElapsedTime(started), status);
        }

        return measurement;
    }
}

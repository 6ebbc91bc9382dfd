using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Transactions.Inbound;
using FinanceTrack.Functions.Health;
using FinanceTrack.Functions.Jobs;
using FinanceTrack.Functions.Mail;
using FinanceTrack.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Tests.Infra;

/// <summary>What alerts and runbooks ask the logs has to be what the code and the template write there.</summary>
public sealed partial class QueryTests
{
    /// <summary>
    /// Tables of the workspace, and what fills them. The classic names (<c>requests</c>, <c>traces</c>) are those of the component, which
    /// no query is sent to.
    /// </summary>
    private static readonly string[] Tables =
        ["AppDependencies", "AppExceptions", "AppRequests", "AppTraces", "AzureDiagnostics", "FunctionAppLogs", "StorageQueueLogs"];

    private static readonly string Operations = Read("docs/operations.md") + Read("docs/cost.md") + Read("docs/performance.md");

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    [Fact]
    public void Every_query_asks_a_table_of_the_workspace()
    {
        var alerts = Directory.EnumerateFiles(Path.Combine(Repository.Root, "infra", "queries")).Select(File.ReadAllText);
        var sources = alerts.Concat(Block().Matches(Operations).Select(match => match.Groups["query"].Value))
            .Select(query => Source().Matches(query).Select(match => match.Groups["table"].Value).ToList())
            .ToList();

        Assert.True(sources.Count > 10);
        Assert.All(sources, tables => Assert.NotEmpty(tables));
        Assert.All(sources.SelectMany(tables => tables), table => Assert.Contains(table, Tables));
    }

    [Fact]
    public void Every_event_that_a_query_names_is_one_that_is_logged_under_its_id()
    {
        var named = Queries.SelectMany(query => Event().Matches(query).SelectMany(match => Number().Matches(match.Value)))
            .Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture)).Distinct().Order().ToList();

        Assert.Equal([1001, 1005, 1006, 1123, 1131, 1132, 1133, 1140, 1160, 1195, 1197, 4011, 5001, 7003, 7004, 7108, 7109], named);
        Assert.All(named, id => Assert.Equal($"{id}", Assert.Single(Logged, log => log.EventId == id).EventName));
    }

    [Theory]
    [InlineData("sign-in-locked")]
    [InlineData("new-admin")]
    public void Every_query_of_sign_in_is_an_alert(string query) =>
        Assert.Contains($"name: '{query}'", Read("infra/modules/alerts.bicep"), StringComparison.Ordinal);

    [Fact]
    public void No_query_selects_by_a_log_text_of_the_product()
    {
        // A line of the host's own, which has no event id, and the id of a job that someone looks for.
        string[] allowed =
            ["Message startswith \"Trigger Details: MessageId\"", "parse Message with * \"InsertedOn: \"", "Message has \"<job id>\""];
        var selecting = Queries.SelectMany(query => query.Split('\n')).Where(line => Selecting().IsMatch(line));

        Assert.All(selecting, line => Assert.Contains(allowed, part => line.Contains(part, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_alert_of_failed_jobs_counts_both_ways_to_fail()
    {
        var query = Read("infra/queries/failed-jobs.kql");

        foreach (var (logs, id) in new[] { (typeof(ConcludeJob), 7108), (typeof(SweepJobs), 7109) })
        {
            Assert.Contains($"\"{id}\"", query, StringComparison.Ordinal);
            Assert.Contains(LogsOf(logs), log => log.EventId == id);
        }
    }

    [Fact]
    public void The_alert_of_a_stuck_queue_knows_the_function_of_each_queue()
    {
        var query = Read("infra/queries/queue-stuck.kql");

        foreach (var (function, queue) in new[]
        {
            (nameof(ReceiveTransactions), QueueNames.TransactionsInbound),
            (FunctionOf(typeof(JobFunctions), nameof(JobFunctions.RunAsync)), QueueNames.Jobs),
            (Mail, QueueNames.Emails),
        })
        {
            Assert.Contains($"OperationName == \"{function}\", \"{queue}\"", query, StringComparison.Ordinal);
        }

        Assert.Contains($"OperationName != \"{Mail}\"", Read("infra/queries/queue-age.kql"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_service_level_of_reads_is_that_of_every_function_that_only_reads()
    {
        var reads = new Regex(Regex.Match(Operations, "Name matches regex \"(.+?)\"").Groups[1].Value);
        var calls = typeof(FinanceTrack.Functions.Program).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(FunctionAttribute)))
            .SelectMany(method => method.GetParameters().Select(parameter => (
                method.GetCustomAttribute<FunctionAttribute>()!.Name,
                parameter.GetCustomAttribute<HttpTriggerAttribute>()?.Methods)))
            .Where(call => call.Methods is not null)
            .ToList();

        Assert.True(calls.Count > 50);
        Assert.All(calls, call => Assert.Equal(call.Methods is ["get"], reads.IsMatch(call.Name)));
    }

    [Fact]
    public void Functions_and_queues_that_queries_name_are_there()
    {
        Assert.Contains($"Name == \"{nameof(ReceiveTransactions)}\"", Operations, StringComparison.Ordinal);
        var ready = typeof(HealthFunctions).GetMethod(nameof(HealthFunctions.ReadyAsync))!.GetCustomAttribute<FunctionAttribute>()!.Name;
        Assert.All([Operations, Read("infra/queries/server-errors.kql")],
            asking => Assert.Contains($"isnotempty(Url) and Name != \"{ready}\"", asking, StringComparison.Ordinal));
        Assert.Contains($"/{QueueNames.TransactionsScored}/", Read("infra/queries/queue-stuck.kql"), StringComparison.Ordinal);
        Assert.Contains($"{QueueNames.PoisonSuffix}/", Read("infra/queries/poison-messages.kql"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Queries => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "infra", "queries")).Select(File.ReadAllText)
        .Concat(Block().Matches(Operations).Select(match => match.Groups["query"].Value))
        .Concat(Inline().Matches(Operations).Select(match => match.Value));

    private static string Mail => FunctionOf(typeof(MailFunctions), nameof(MailFunctions.SendEmailAsync));

    private static List<LoggerMessageAttribute> Logged { get; } =
        [.. new[] { typeof(Database), typeof(FinanceTrack.Functions.Program) }
            .SelectMany(type => type.Assembly.GetTypes())
            .SelectMany(LogsOf)];

    private static IEnumerable<LoggerMessageAttribute> LogsOf(Type type) => type
        .GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
        .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
        .OfType<LoggerMessageAttribute>();

    private static string FunctionOf(Type type, string method) => type.GetMethod(method)!.GetCustomAttribute<FunctionAttribute>()!.Name;

    [GeneratedRegex(@"^ *```kql\n(?<query>.*?)```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^ *(?:let \w+ = )?(?<table>[A-Za-z]\w+)(?= *(?:\||$))", RegexOptions.Multiline)]
    private static partial Regex Source();

    [GeneratedRegex(@"`AppTraces \|[^`]+`")]
    private static partial Regex Inline();

    [GeneratedRegex(@"(?:Properties\.EventName\)|\bEvent) (?:==|in) [^|\n]*")]
    private static partial Regex Event();

    [GeneratedRegex(@"(?<="")\d{4}(?="")")]
    private static partial Regex Number();

    [GeneratedRegex(@"\bMessage (?:startswith|matches|has|has_any|contains|==|in)\b|\b(?:parse|extract)\b.*\bMessage\b")]
    private static partial Regex Selecting();
}

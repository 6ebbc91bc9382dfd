using System.Reflection;
using System.Text.RegularExpressions;
using FinanceTrack.Domain.Anomalies.Jobs;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Mail;
using FinanceTrack.Domain.Storage;
using FinanceTrack.Domain.Summaries;
using FinanceTrack.Domain.Users;
using FinanceTrack.Functions.Health;
using FinanceTrack.Functions.Mail;
using FinanceTrack.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Tests.Infra;

/// <summary>What alerts and runbooks ask the logs has to be what the code and the template write there.</summary>
public sealed partial class QueryTests
{
    /// <summary>Tables of the workspace, and what fills them. The classic names (<c>requests</c>, <c>traces</c>) are those of the component, which no query is sent to.</summary>
    private static readonly string[] Tables = ["AppExceptions", "AppRequests", "AppTraces", "AzureDiagnostics", "FunctionAppLogs", "StorageQueueLogs"];

    private static readonly string Operations = Read("docs/operations.md");

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

    [Theory]
    [InlineData(typeof(ConcludeJob), 7106)]
    [InlineData(typeof(SweepJobs), 7107)]
    public void The_alert_of_a_failed_job_knows_what_is_logged_of_one(Type logs, int id)
    {
        var failed = new Regex(Regex.Match(Read("infra/queries/failed-jobs.kql"), "matches regex @\"(.+)\"").Groups[1].Value);

        Assert.Matches(failed, Written(logs, id, nameof(JobStatus.Failed)));
        Assert.DoesNotMatch(failed, Written(logs, id, nameof(JobStatus.Succeeded)));
    }

    [Theory]
    [InlineData("sign-in-locked", typeof(SecurityEvents), 1132)]
    [InlineData("sign-in-locked", typeof(SecurityEvents), 1133)]
    [InlineData("new-admin", typeof(AccountEvents), 1160)]
    public void The_alerts_of_sign_in_select_events_by_their_ids_and_by_their_names(string query, Type logs, int id)
    {
        var method = logs.GetMethods().Single(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId == id);
        var text = Read($"infra/queries/{query}.kql");

        Assert.Contains($"\"{id}\"", text, StringComparison.Ordinal);
        var name = method.GetCustomAttribute<LoggerMessageAttribute>()!.EventName ?? method.Name;
        Assert.Contains($"\"{name}\"", text, StringComparison.Ordinal);
        Assert.Contains($"name: '{query}'", Read("infra/modules/alerts.bicep"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_alert_of_a_stuck_queue_knows_what_is_logged_of_messages_put_back()
    {
        var query = Read("infra/queries/queue-stuck.kql");
        var putBack = new Regex(Regex.Match(query, "matches regex @\"(.+)\"").Groups[1].Value);
        var queue = new Regex(Regex.Match(query, "extract\\(@\"(\\^A .+?)\"").Groups[1].Value);
        var message = Written(typeof(MessageRedelivery), 7004, "").Replace("of something", $"of {QueueNames.TransactionsInbound}", StringComparison.Ordinal);

        Assert.Matches(putBack, message);
        Assert.Equal(QueueNames.TransactionsInbound, queue.Match(message).Groups[1].Value);
        Assert.Matches(putBack, Written(typeof(DeliverEmail), 1123, ""));
        Assert.DoesNotMatch(putBack, Written(typeof(DeliverEmail), 1124, ""));
        Assert.DoesNotMatch(putBack, Written(typeof(RecordPoisonMessage), 7003, ""));
        var mail = typeof(MailFunctions).GetMethod(nameof(MailFunctions.SendAsync))!.GetCustomAttribute<FunctionAttribute>()!.Name;
        Assert.Contains($"OperationName != \"{mail}\"", Read("infra/queries/queue-age.kql"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_service_levels_know_what_is_logged_of_poison_and_of_drift()
    {
        var poison = new Regex(Regex.Match(Operations, "matches regex @\"(.+)\"").Groups[1].Value);
        var drift = Quoted().Matches(Regex.Match(Operations, "has_any (.+)").Groups[1].Value).Select(match => match.Groups[1].Value);

        Assert.Matches(poison, Written(typeof(RecordPoisonMessage), 7003, ""));
        Assert.All(
            [Written(typeof(RecomputeSummaries), 5001, ""), Written(typeof(StatisticsSweep), 4011, "")],
            message => Assert.Contains(drift, sought => message.Contains(sought, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_query_for_a_database_that_is_away_knows_what_is_logged_of_it()
    {
        var begins = Regex.Matches(Operations, "Message startswith \"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();

        Assert.All(
            [Written(typeof(RetryPolicy), 1001, ""), Written(typeof(RetryPolicy), 1005, ""), Written(typeof(Database), 1006, "")],
            message => Assert.Contains(begins, begin => message.StartsWith(begin, StringComparison.Ordinal)));
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

    /// <summary>A log line as it is written, with an id where one is due and the given status at its end.</summary>
    private static string Written(Type logs, int id, string status)
    {
        var template = logs.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .Single(message => message?.EventId == id)!.Message;
        return Hole().Replace(template, hole => hole.Value switch
        {
            "{Status}" or "{After}" => status,
            _ when hole.Value.EndsWith("Id}", StringComparison.Ordinal) => Guid.NewGuid().ToString(),
            _ => "something",
        });
    }

    [GeneratedRegex(@"^ *```kql\n(?<query>.*?)```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^ *(?:let \w+ = )?(?<table>[A-Za-z]\w+)(?= *(?:\||$))", RegexOptions.Multiline)]
    private static partial Regex Source();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Hole();
}

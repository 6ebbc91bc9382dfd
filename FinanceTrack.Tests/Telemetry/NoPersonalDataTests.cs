using System.Diagnostics;
using System.Net;
using FinanceTrack.Benchmarks.Assistant.Scripted;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Tests.Telemetry;

/// <summary>A run through much of the product with everything logged, traced and measured: none of it names what is a person's.</summary>
[Collection(Undisturbed.Name)]
public sealed class NoPersonalDataTests
{
    private const string Question = "How much did I spend at Zephyrine Boutique in March 2026?";

    [SkippableFact]
    public async Task Neither_logs_nor_spans_nor_metrics_hold_personal_data()
    {
        FinanceTrackHost.InProcessOnly();
        await using var model = await ScriptedEndpoint.StartAsync(
            ScriptedReply.Calls("search_transactions", new { text = SeededPerson.Merchant }),
            ScriptedReply.Says("You spent a lot at Zephyrine Boutique."),
            ScriptedReply.Says("You spent a lot at Zephyrine Boutique."),
            ScriptedReply.Status(400));
        using var telemetry = new RecordedTelemetry();
        await using var host = await telemetry.StartHostAsync(new(model.Settings) { ["Assistant:MaxRetries"] = "0" });
        var person = await SeededPerson.RegisterAsync(host);
        using var user = person.User;

        await person.LiveAsync(host);
        for (var asked = 0; asked < 3; asked++)
            (await user.PostAsync("assistant/messages", new { message = Question })).Is(HttpStatusCode.OK);
        await SendMessagesAsync(host, user);
        await AdministerAsync(host, user);
        await telemetry.WaitAsync($"process {QueueNames.Emails}", _ => true);

        var measured = telemetry.Collect(host).SelectMany(metric => metric.MetricPoints)
            .SelectMany(point => Tags(point)).ToList();
        Assert.True(telemetry.Logs.Count > 100 && telemetry.Spans.Count > 50 && measured.Count > 10);
        Assert.Contains(telemetry.Logs, log => log.Level == LogLevel.Debug);
        Assert.Contains(telemetry.Spans, span => span.DisplayName == "execute_tool search_transactions");
        Assert.Contains(telemetry.Spans, span => span.DisplayName == $"chat {ScriptedEndpoint.Name}");
        var told = telemetry.Logs.Select(log => $"log {log.Category} {log.Event}: {log.Text}")
            .Concat(telemetry.Spans.Select(Describe)).Concat(measured);
        string[] marks = [.. person.Marks().Append(ScriptedEndpoint.Key)];
        Assert.Empty(
            from text in told
            from mark in marks
            where text.Contains(mark, StringComparison.OrdinalIgnoreCase)
            select $"{mark} in {text}");
    }

    private static async Task SendMessagesAsync(FinanceTrackHost host, TestUser user)
    {
        var good = $$"""
            {"messageId":"{{SeededPerson.Merchant}}","userId":"{{user.Id}}","bookedOn":"2026-03-18","amount":-4711.13,"currency":"EUR",
            "description":"{{SeededPerson.Merchant}}","note":"{{SeededPerson.Note}}","externalId":"{{SeededPerson.Merchant}}"}
            """;
        await host.SendPlainAsync(QueueNames.TransactionsInbound, good);
        await host.SendPlainAsync(QueueNames.TransactionsInbound, good.Replace("-4711.13", "\"4711.13\"", StringComparison.Ordinal)
            .Replace("\"messageId\":\"", "\"messageId\":\"2 ", StringComparison.Ordinal));
        await host.SendPlainAsync(QueueNames.TransactionsInbound, good[..^5]);
        await host.SendPlainAsync(QueueNames.Jobs, $$"""{"jobId":"{{SeededPerson.Merchant}} 4711.13"}""");
        await host.SendPlainAsync(QueueNames.Emails, $$$"""{"to":{"{{{SeededPerson.Email}}}":"{{{SeededPerson.Note}}}"}}""");
        await new ScoredAnswers(host.Queues).WaitAsync(user.Id, 2);
    }

    private static async Task AdministerAsync(FinanceTrackHost host, TestUser user)
    {
        using var admin = await Administrator.RegisterAsync(host);
        IReadOnlyList<System.Text.Json.JsonElement> poison = [];
        await Eventually.TrueAsync("three messages are poison", async () =>
            (poison = await admin.ListAllAsync("admin/poison-messages?status=waiting")).Count == 3);
        foreach (var message in poison)
            (await admin.GetAsync($"admin/poison-messages/{message.GetProperty("id").GetGuid()}")).Is(HttpStatusCode.OK);
        (await admin.PostAsync("admin/poison-messages/discard", new { })).Is(HttpStatusCode.OK);
        (await admin.GetAsync($"admin/users?email={SeededPerson.Email}")).Is(HttpStatusCode.OK);
        (await admin.GetAsync($"admin/ledgers/{user.LedgerId}/transactions?text={SeededPerson.Merchant}")).Is(HttpStatusCode.OK);
        (await admin.SendAsync(HttpMethod.Put, $"admin/users/{user.Id}/lock", admin.Proof(SeededPerson.Note))).Is(HttpStatusCode.NoContent);
        (await admin.SendAsync(HttpMethod.Delete, $"admin/users/{user.Id}", admin.Proof(SeededPerson.Note))).Is(HttpStatusCode.NoContent);
    }

    private static string Describe(Activity span) => string.Join('\n',
    [
        $"span {span.Source.Name} {span.DisplayName} {span.StatusDescription}",
        .. span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"),
        .. span.Baggage.Select(item => $"{item.Key}={item.Value}"),
        .. span.Events.SelectMany(happened => happened.Tags.Select(tag => $"{happened.Name} {tag.Key}={tag.Value}")),
        .. span.Links.SelectMany(link => (link.Tags ?? []).Select(tag => $"{tag.Key}={tag.Value}")),
    ]);

    private static IEnumerable<string> Tags(OpenTelemetry.Metrics.MetricPoint point)
    {
        foreach (var (name, value) in point.Tags)
            yield return $"metric {name}={value}";
    }
}

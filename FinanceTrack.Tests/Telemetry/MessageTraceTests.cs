using System.Diagnostics;
using System.Text.Json;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Telemetry;
using FinanceTrack.Domain.Transactions.Inbound;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Telemetry;

/// <summary>The W3C trace context in messages.</summary>
[Collection(Undisturbed.Name)]
public sealed class MessageTraceTests : IDisposable
{
    private const string Sender = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private const string Other = "00-1bf7651916cd43dd8448eb211c80319c-c7ad6b7169203331-01";
    private const string Item = "\"messageId\":\"m\",\"userId\":\"7fe20b8b-8e6a-4abb-a8fa-bd8f5f0c7c11\",\"amount\":-1.50";

    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = source => source.Name == Traces.SourceName,
        Sample = (ref _) => ActivitySamplingResult.AllData,
    };

    public void Dispose() => _listener.Dispose();

    [Theory]
    [InlineData("""{"jobId":"1"}""", """{"traceparent":"SPAN","jobId":"1"}""")]
    [InlineData("{}", """{"traceparent":"SPAN"}""")]
    [InlineData("""[{"a":1},{"a":2}]""", """[{"traceparent":"SPAN","a":1},{"a":2}]""")]
    [InlineData("""{"traceparent":"SENDER","a":1}""", """{"traceparent":"SPAN","a":1}""")]
    [InlineData("""{"traceparent":"SENDER","tracestate":"x=y","a":1}""", """{"traceparent":"SPAN","a":1}""")]
    [InlineData("""{"a":1,"traceparent":"SENDER"}""", """{"a":1,"traceparent":"SENDER"}""")]
    [InlineData("header.payload.signature", "header.payload.signature")]
    [InlineData("[]", "[]")]
    public void A_message_names_the_span_that_sends_it(string body, string expected)
    {
        using var span = Start();

        var stamped = MessageTrace.Stamp(body.Replace("SENDER", Sender, StringComparison.Ordinal));

        Assert.Equal(
            expected.Replace("SPAN", span.Id, StringComparison.Ordinal).Replace("SENDER", Sender, StringComparison.Ordinal), stamped);
    }

    [Fact]
    public void What_tracing_systems_add_is_carried_too()
    {
        using var span = Start();
        span.TraceStateString = "vendor=a\"b";

        using var json = JsonDocument.Parse(MessageTrace.Stamp("""{"a":1}"""));

        Assert.Equal("vendor=a\"b", json.RootElement.GetProperty("tracestate").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("a").GetInt32());
    }

    [Fact]
    public void A_message_that_would_not_fit_any_more_goes_without_it()
    {
        using var span = Start();
        var body = $$"""{"a":"{{new string('x', MessageFormat.MaxBytes - 10)}}"}""";

        Assert.Equal(body, MessageTrace.Stamp(body));
    }

    [Fact]
    public void Nothing_is_added_while_nothing_is_traced() => Assert.Equal("{}", MessageTrace.Stamp("{}"));

    [Fact]
    public void A_processed_message_continues_the_trace_of_its_sender()
    {
        ActivitySource.AddActivityListener(_listener);

        using var span = MessageTrace.Start("jobs", $$"""{"traceparent":"{{Sender}}","tracestate":"x=y","jobId":"1"}""");

        Assert.Equal((Sender, "x=y"), (span!.ParentId, span.TraceStateString));
        Assert.Equal(ActivityKind.Consumer, span.Kind);
        Assert.Empty(span.Links);
    }

    [Theory]
    [InlineData("""{"jobId":"1"}""")]
    [InlineData("""{"traceparent":7}""")]
    [InlineData("""{"traceparent":"of another format"}""")]
    [InlineData("""{"traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" """)]
    [InlineData("null")]
    public void A_message_without_a_trace_begins_one(string body)
    {
        ActivitySource.AddActivityListener(_listener);

        using var span = MessageTrace.Start("jobs", body);

        Assert.Null(span!.ParentId);
    }

    [Fact]
    public void A_message_of_several_senders_is_linked_to_each()
    {
        ActivitySource.AddActivityListener(_listener);

        using var span = MessageTrace.Start(
            "transactions-inbound", $$"""[{"traceparent":"{{Sender}}"},{"traceparent":"{{Other}}"},{"a":1}]""");

        Assert.Null(span!.ParentId);
        Assert.Equal(2, span.Links.Count());
    }

    [Fact]
    public void The_trace_of_an_inbound_message_is_not_part_of_what_it_says()
    {
        var plain = Assert.Single(InboundMessage.Read($$"""{{{Item}}}""").Items);
        var traced = Assert.Single(InboundMessage.Read($$"""{"traceparent":"{{Sender}}","tracestate":"x=y",{{Item}}}""").Items);

        Assert.True(traced.Transaction.Succeeded);
        Assert.Equal(plain.ContentHash, traced.ContentHash);
    }

    private Activity Start()
    {
        ActivitySource.AddActivityListener(_listener);
        return Traces.Source.StartActivity("test")!;
    }
}

using System.Net;
using FinanceTrack.Functions.Http;
using FinanceTrack.LocalHost.Hosting;
using FinanceTrack.Tests.LocalHost;
using FinanceTrack.Tests.Support;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace FinanceTrack.Tests.Http;

/// <summary>What becomes of an answer between the function and the caller.</summary>
public sealed class AnswerTests : IAsyncLifetime
{
    private const string HostTrace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private const string CallerTrace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private readonly TaskCompletionSource<object?> _handedOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FunctionsHost _host = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _host = await SmallApp.StartAsync(
            [typeof(AnswerFunctions)],
            [],
            builder => builder
                .UseMiddleware(async (context, next) =>
                {
                    await next();
                    _handedOn.TrySetResult(context.GetInvocationResult().Value);
                })
                .UseMiddleware<ExceptionMiddleware>()
                .UseMiddleware<AnswerMiddleware>());
        _http = new HttpClient { BaseAddress = _host.BaseAddress };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task What_has_been_answered_is_not_handed_on_to_the_host_as_well()
    {
        Assert.Equal("GET", await _http.GetStringAsync(new Uri("/whole", UriKind.Relative)));
        Assert.Null(await _handedOn.Task);
    }

    [Fact]
    public async Task A_failed_response_is_a_problem_without_the_headers_it_had_set()
    {
        using var response = await _http.GetAsync(new Uri("/fails-before", UriKind.Relative));

        var answer = (await Answer.ReadAsync(response)).IsProblem(HttpStatusCode.InternalServerError);
        Assert.Null(answer.ETag);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_does_not_end_as_if_it_were_whole() =>
        await Assert.ThrowsAsync<HttpRequestException>(() => _http.GetStringAsync(new Uri("/breaks-off", UriKind.Relative)));

    [Fact]
    public async Task A_call_that_the_host_cancels_is_not_an_error_although_its_connection_is_open()
    {
        var http = new DefaultHttpContext();
        var context = new Mock<FunctionContext>();
        context.SetupGet(call => call.Items).Returns(new Dictionary<object, object> { ["HttpRequestContext"] = http });
        context.SetupGet(call => call.TraceContext).Returns(Mock.Of<TraceContext>());
        context.SetupGet(call => call.CancellationToken).Returns(new CancellationToken(canceled: true));

        await new ExceptionMiddleware(NullLogger<ExceptionMiddleware>.Instance)
            .Invoke(context.Object, _ => throw new OperationCanceledException());

        Assert.Equal(499, http.Response.StatusCode);
    }

    [Fact]
    public async Task A_connection_that_is_reset_while_its_body_is_read_is_not_a_server_error()
    {
        var http = new DefaultHttpContext();
        var context = new Mock<FunctionContext>();
        context.SetupGet(call => call.Items).Returns(new Dictionary<object, object> { ["HttpRequestContext"] = http });
        context.SetupGet(call => call.TraceContext).Returns(Mock.Of<TraceContext>());

        await new ExceptionMiddleware(NullLogger<ExceptionMiddleware>.Instance)
            .Invoke(context.Object, _ => throw new ConnectionResetException("Reset by peer."));

        Assert.Equal(499, http.Response.StatusCode);
    }

    [Theory]
    [InlineData(HostTrace, CallerTrace, HostTrace)]
    [InlineData("", CallerTrace, CallerTrace)]
    [InlineData("", "not a trace", "the invocation's id")]
    [InlineData("", null, "the invocation's id")]
    public async Task A_problem_names_the_hosts_trace_else_the_callers_else_the_invocation(string trace, string? brought, string told)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.TraceParent = brought;
        var context = new Mock<FunctionContext>();
        context.SetupGet(call => call.Items).Returns(new Dictionary<object, object> { ["HttpRequestContext"] = http });
        context.SetupGet(call => call.TraceContext).Returns(Mock.Of<TraceContext>(of => of.TraceParent == trace));
        context.SetupGet(call => call.InvocationId).Returns("the invocation's id");

        await new ExceptionMiddleware(NullLogger<ExceptionMiddleware>.Instance).Invoke(context.Object, _ => Task.CompletedTask);

        Assert.Equal(told, http.TraceIdentifier);
    }
}

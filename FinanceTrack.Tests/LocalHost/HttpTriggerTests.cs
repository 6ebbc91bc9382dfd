using System.Net;
using System.Net.Http.Json;
using System.Text;
using FinanceTrack.LocalHost.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FinanceTrack.Tests.LocalHost;

public sealed class HttpTriggerTests : IAsyncLifetime
{
    private FunctionsHost _host = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _host = await SmallApp.StartAsync(
            [typeof(HttpFunctions)],
            new() { ["AzureFunctionsJobHost:extensions:http:routePrefix"] = "" },
            builder => builder.UseMiddleware<Outer>().UseMiddleware<Inner>());
        _http = new HttpClient { BaseAddress = _host.BaseAddress };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("/result?name=a", """{"name":"a","count":1}""")]
    [InlineData("/action?name=b", """{"name":"b","count":2}""")]
    [InlineData("/RESULT", """{"name":null,"count":1}""")]
    public async Task A_result_is_the_body(string path, string body) =>
        Assert.Equal(body, await _http.GetStringAsync(new Uri(path, UriKind.Relative)));

    [Fact]
    public async Task Any_other_returned_object_is_200_with_an_empty_body() =>
        Assert.Equal((HttpStatusCode.OK, ""), await SendAsync(HttpMethod.Get, "/object"));

    [Fact]
    public async Task A_function_that_returns_nothing_is_200_with_an_empty_body() =>
        Assert.Equal((HttpStatusCode.OK, ""), await SendAsync(HttpMethod.Post, "/nothing", "{}"));

    [Theory]
    [InlineData("POST", "/result")]
    [InlineData("HEAD", "/result")]
    [InlineData("OPTIONS", "/result")]
    [InlineData("GET", "/items/not-a-guid")]
    [InlineData("GET", "/nowhere")]
    public async Task A_wrong_verb_a_failed_constraint_and_an_unknown_path_are_404_with_an_empty_body(string verb, string path) =>
        Assert.Equal((HttpStatusCode.NotFound, ""), await SendAsync(new HttpMethod(verb), path));

    [Fact]
    public async Task A_route_value_and_a_cancellation_token_bind_to_parameters() =>
        Assert.Equal(
            (HttpStatusCode.OK, "GET 7cfd2b0c-7d4f-4b0f-a2ad-4b8a0a1a6d11 True"),
            await SendAsync(HttpMethod.Get, "/items/7cfd2b0c-7d4f-4b0f-a2ad-4b8a0a1a6d11"));

    [Fact]
    public async Task An_exception_that_nobody_caught_is_500_with_an_empty_body() =>
        Assert.Equal((HttpStatusCode.InternalServerError, ""), await SendAsync(HttpMethod.Get, "/break"));

    [Fact]
    public async Task FromBody_reads_json_ignoring_case() =>
        Assert.Equal((HttpStatusCode.OK, "POST x 4"), await SendAsync(HttpMethod.Post, "/body", """{"NAME":"x","count":4}"""));

    [Theory]
    [InlineData("{", "application/json")]
    [InlineData("", "application/json")]
    [InlineData("""{"count":1}""", "text/plain")]
    public async Task FromBody_that_cannot_be_read_throws_InvalidOperationException_through_the_middleware(string body, string contentType)
    {
        using var content = new StringContent(body, Encoding.UTF8, contentType);
        using var answer = await _http.PostAsync(new Uri("/body?catch=1", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("InvalidOperationException", (await answer.Content.ReadFromJsonAsync<Caught>())!.Exception);
    }

    [Fact]
    public async Task Middleware_runs_in_the_order_of_registration_with_the_services_of_the_request()
    {
        using var answer = await _http.GetAsync(new Uri("/result", UriKind.Relative));

        Assert.Equal(["outer", "inner:GiveResult:httpTrigger:True"], answer.Headers.GetValues("Seen"));
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private sealed record Caught(string Exception);

    private sealed class Outer : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            var http = context.GetHttpContext()!;
            http.Response.Headers.Append("Seen", "outer");
            try
            {
                await next(context);
            }
            catch (InvalidOperationException caught) when (http.Request.Query.ContainsKey("catch"))
            {
                await Results.Conflict(new Caught(caught.GetType().Name)).ExecuteAsync(http);
            }
        }
    }

    private sealed class Inner : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            var http = context.GetHttpContext()!;
            var sameServices = ReferenceEquals(context.InstanceServices, http.RequestServices);
            var trigger = context.FunctionDefinition.InputBindings.Values.Single().Type;
            http.Response.Headers.Append("Seen", $"inner:{context.FunctionDefinition.Name}:{trigger}:{sameServices}");
            return next(context);
        }
    }
}

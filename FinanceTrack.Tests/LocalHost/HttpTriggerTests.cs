using System.Net;
using FinanceTrack.LocalHost.Hosting;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.LocalHost;

/// <summary>What the host does with a request before and after the worker has it.</summary>
public sealed class HttpTriggerTests : IAsyncLifetime
{
    private readonly Calls _calls = [];
    private readonly SlowFunction.Gate _gate = new();
    private FunctionsHost _host = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _host = await SmallApp.StartAsync(
            [typeof(HttpFunctions)],
            [],
            builder => builder.Services.AddSingleton(_calls).AddSingleton(_gate));
        _http = new HttpClient { BaseAddress = _host.BaseAddress };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("POST", "/headers")]
    [InlineData("HEAD", "/headers")]
    [InlineData("OPTIONS", "/headers")]
    [InlineData("GET", "/items/not-a-guid")]
    [InlineData("GET", "/nowhere")]
    [InlineData("GET", "/")]
    public async Task A_wrong_verb_a_failed_constraint_and_an_unknown_path_are_404_with_an_empty_body(string verb, string path) =>
        Assert.Equal((HttpStatusCode.NotFound, ""), await SendAsync(new HttpMethod(verb), path));

    [Fact]
    public async Task A_route_value_and_a_cancellation_token_bind_to_parameters() =>
        Assert.Equal(
            (HttpStatusCode.OK, "GET 7cfd2b0c-7d4f-4b0f-a2ad-4b8a0a1a6d11 True"),
            await SendAsync(HttpMethod.Get, "/items/7cfd2b0c-7d4f-4b0f-a2ad-4b8a0a1a6d11"));

    [Fact]
    public async Task An_exception_that_no_middleware_catches_is_500_with_an_empty_body() =>
        Assert.Equal((HttpStatusCode.InternalServerError, ""), await SendAsync(HttpMethod.Get, "/break"));

    [Fact]
    public async Task An_invocation_id_that_the_caller_sends_is_replaced_by_the_hosts_own()
    {
        _http.DefaultRequestHeaders.Add("x-ms-invocation-id", "made up");

        var (status, body) = await SendAsync(HttpMethod.Get, "/headers");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.StartsWith("True ", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_callers_trace_reaches_the_function_and_the_host_adds_none()
    {
        const string Caller = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        _http.DefaultRequestHeaders.Add("traceparent", Caller);

        Assert.Equal((HttpStatusCode.OK, $"True {Caller}"), await SendAsync(HttpMethod.Get, "/headers"));
    }

    [Fact]
    public async Task A_caller_that_leaves_cancels_the_function()
    {
        using var leaving = new CancellationTokenSource();
        var request = _http.GetAsync(new Uri("/wait", UriKind.Relative), leaving.Token);
        await Eventually.TrueAsync("it runs", () => _calls.Contains("begin /wait"));

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await Eventually.TrueAsync("it was cancelled", () => _calls.Contains("cancelled"));
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var answer = await _http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}

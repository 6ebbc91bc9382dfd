using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FinanceTrack.Tests.Support;
using FinanceTrack.Tests.Tenants;

namespace FinanceTrack.Tests.Http;

public sealed class BadInputTests(HostFixture fixture) : IClassFixture<HostFixture>, IAsyncLifetime
{
    private const int Limit = 1_000_000;
    private const int MaxRounds = 5;

    private Victim _own = null!;

    public async Task InitializeAsync() => _own = await Victim.RegisterAsync(fixture.Host);

    public Task DisposeAsync()
    {
        _own.Dispose();
        return Task.CompletedTask;
    }

    [Theory, MemberData(nameof(HttpFunction.NamesWithBody), MemberType = typeof(HttpFunction))]
    public async Task A_bad_body_is_refused_with_a_problem_and_changes_nothing(string name)
    {
        var function = HttpFunction.Named(name);
        Assert.True(GoodRequests.Knows(name), $"Add {name} to {nameof(GoodRequests)}.");
        if (GoodRequests.BodyOf(name, _own) is not { } good)
            return;

        // What is good in it after all has its effect in the first round; what was refused must be refused again, without any.
        var refused = new List<byte[]>();
        foreach (var body in BadJson.Of(good))
        {
            if (IsRefused(await SendAsync(function, Json(body)), body))
                refused.Add(body);
        }

        // What was recorded in the first round is matched some seconds later: a round in which that happens is repeated.
        for (var round = 1; ; round++)
        {
            var before = await UserState.ReadAsync(_own.User);
            foreach (var body in refused)
                Assert.True(IsRefused(await SendAsync(function, Json(body)), body), Shown(body));
            var after = await UserState.ReadAsync(_own.User);
            if (before == after || round == MaxRounds)
            {
                Assert.Equal(before, after);
                break;
            }

            await Task.Delay(TimeSpan.FromSeconds(round));
        }

        Assert.True(refused.Count > 20, $"Only {refused.Count} bodies were refused.");
    }

    [Theory, MemberData(nameof(HttpFunction.NamesWithBody), MemberType = typeof(HttpFunction))]
    public async Task Too_much_is_413_and_what_is_not_JSON_is_415(string name)
    {
        var function = HttpFunction.Named(name);
        if (function.Role is not null || !GoodRequests.Knows(name) || GoodRequests.BodyOf(name, _own) is not { } good)
            return;
        var before = await UserState.ReadAsync(_own.User);

        var tooMuch = Encoding.UTF8.GetBytes(good + new string(' ', Limit));
        (await SendAsync(function, Json(tooMuch))).IsProblem(HttpStatusCode.RequestEntityTooLarge);
        using var chunked = new StreamContent(new ForwardOnly(tooMuch));
        chunked.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        (await SendAsync(function, chunked)).IsProblem(HttpStatusCode.RequestEntityTooLarge);

        string?[] types =
            [null, "text/plain", "application/xml", "application/json; charset=utf-16", "application/x-www-form-urlencoded", "json", ";;;",
                "application/jsonx"];
        foreach (var type in types)
            (await SendAsync(function, Content(Encoding.UTF8.GetBytes(good), type))).IsProblem(HttpStatusCode.UnsupportedMediaType);

        Assert.Equal(before, await UserState.ReadAsync(_own.User));
    }

    [Theory]
    [InlineData("application/json; charset=\"utf-8\"", null, HttpStatusCode.Created)]
    [InlineData("Application/JSON;charset=UTF-8", null, HttpStatusCode.Created)]
    [InlineData("application/json", "gzip", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_is_read_as_its_headers_describe_it(string type, string? encoding, HttpStatusCode expected)
    {
        using var content = Content(Encoding.UTF8.GetBytes($$"""{"name":"{{Guid.NewGuid()}}"}"""), type);
        if (encoding is not null)
            content.Headers.ContentEncoding.Add(encoding);

        (await SendAsync(HttpFunction.Named("CreateCategory"), content)).Is(expected);
    }

    [Fact]
    public async Task A_byte_order_mark_before_a_body_is_ignored()
    {
        var body = Encoding.UTF8.GetBytes($$"""{"name":"{{Guid.NewGuid()}}"}""");

        (await SendAsync(HttpFunction.Named("CreateCategory"), Json([0xEF, 0xBB, 0xBF, .. body]))).Is(HttpStatusCode.Created);
        Assert.Equal([""], (await SendAsync(HttpFunction.Named("CreateCategory"), Json([0xEF, 0xBB, 0xBF]))).Pointers);
    }

    [Theory]
    [InlineData("""{"name":"A","colour":1}""", "/colour", "This field is not known.")]
    [InlineData("""{"name":"A","name":"B"}""", "/name", "This field is given twice.")]
    [InlineData("""{"name":1}""", "/name", "The value is not of the expected type or range.")]
    [InlineData("""{"name":{}}""", "/name", "The value is not of the expected type or range.")]
    [InlineData("""["A"]""", "", "The value is not of the expected type or range.")]
    [InlineData("""{"name":"A" """, "", "The body is not well-formed JSON in UTF-8.")]
    [InlineData("""{"name":"A"}}""", "", "The body is not well-formed JSON in UTF-8.")]
    [InlineData("""{"name":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}""", "/name", "The JSON is nested too deeply.")]
    public async Task Each_cause_of_a_bad_body_is_told_in_our_words(string body, string pointer, string problem)
    {
        var answer = await SendAsync(HttpFunction.Named("CreateCategory"), Json(Encoding.UTF8.GetBytes(body)));

        var told = Assert.Single(answer.IsProblem(HttpStatusCode.BadRequest).Body.GetProperty("errors").EnumerateObject());
        Assert.Equal((pointer, problem), (told.Name, told.Value[0].GetString()));
    }

    [Fact]
    public async Task More_than_a_web_server_takes_by_itself_is_413_as_well()
    {
        using var chunked = new StreamContent(new ForwardOnly(new byte[40 * Limit]));
        chunked.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        (await SendAsync(HttpFunction.Named("RegisterUser"), chunked)).IsProblem(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory, MemberData(nameof(HttpFunction.Names), MemberType = typeof(HttpFunction))]
    public async Task A_bad_query_or_header_never_breaks_a_function(string name)
    {
        var function = HttpFunction.Named(name);
        if (function.Method == HttpMethod.Delete && name != "DeleteCategory")
            return; // They read no query, and would do what they are there for.
        if (function.Route.EndsWith("/mcp", StringComparison.Ordinal))
            return; // Its errors are those of JSON-RPC.
        var path = name == "DeleteCategory" ? function.PathToNothing : GoodRequests.PathTo(function, _own);
        foreach (var parameter in GoodRequests.Queries.GetValueOrDefault(name, ["unknown"]))
        {
            foreach (var value in BadJson.QueryValues)
                IsRefused(await SendAsync(function, null, $"{path}?{parameter}={Uri.EscapeDataString(value)}"), []);
            foreach (var raw in new[] { "%ff%fe", "%00", "%", "%zz", "%ed%a0%80", $"1&{parameter}=2" })
                IsRefused(await SendAsync(function, null, $"{path}?{parameter}={raw}"), []);
        }

        foreach (var (header, value) in BadHeaders)
            IsRefused(await SendAsync(function, null, path, (header, value)), []);
    }

    private static (string, string)[] BadHeaders =>
    [
        ("If-Match", "\"99999999999999999999\""), ("If-Match", "\"-1\""), ("If-Match", "\""), ("If-Match", "\"1\", \"2\""),
        ("If-Match", "W/\"1\""),
        ("Idempotency-Key", new string('k', 4_000)), ("Idempotency-Key", "a, b"), ("X-Api-Key", "ft_" + new string('x', 4_000)),
        ("X-Api-Key", "%00"),
        ("Accept", "image/png"), ("Accept-Encoding", "nonsense"), ("traceparent", "00-zz"), ("Content-Type", "nonsense"),
    ];

    /// <summary>Whether it was refused. Never by a server error, and always by a problem document.</summary>
    private static bool IsRefused(Answer answer, byte[] body)
    {
        var status = (int)answer.Status;
        Assert.True(status is >= 200 and < 500, $"{status} for {Shown(body)}");
        if (status < 400)
            return false;
        Assert.True(answer.ContentType == Answer.Problem, $"{status} as {answer.ContentType} for {Shown(body)}");
        Assert.Equal(status, answer.Body.GetProperty("status").GetInt32());
        Assert.NotEmpty(answer.Body.GetProperty("title").GetString()!);
        Assert.DoesNotContain("System.", answer.Text, StringComparison.Ordinal);
        return true;
    }

    private async Task<Answer> SendAsync(
        HttpFunction function, HttpContent? content, string? path = null, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(function.Method, path ?? GoodRequests.PathTo(function, _own)) { Content = content };
        if (header is { } added && !request.Headers.TryAddWithoutValidation(added.Name, added.Value))
        {
            request.Content ??= new ByteArrayContent([]);
            request.Content.Headers.TryAddWithoutValidation(added.Name, added.Value);
        }

        using var response = await _own.User.Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    private static ByteArrayContent Json(byte[] body) => Content(body, "application/json");

    private static ByteArrayContent Content(byte[] body, string? type)
    {
        var content = new ByteArrayContent(body);
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static string Shown(byte[] body) => Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 300)));

    /// <summary>Bytes of unknown length, so that they are sent in chunks.</summary>
    private sealed class ForwardOnly(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}

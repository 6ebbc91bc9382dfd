using System.Net;
using FinanceTrack.Tests.Http;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.OpenApi;

public sealed class OpenApiTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Regenerate = "FINANCETRACK_WRITE_DOCS=1 dotnet test FinanceTrack.Tests --filter ApiReference";

    public static TheoryData<string> Names => HttpFunction.Names;

    [Fact]
    public void The_document_names_every_function()
    {
        var missing = HttpFunction.All.Select(function => function.Name).Except(CheckedInDocument.Functions).ToList();

        Assert.True(
            missing.Count == 0,
            $"Show {string.Join(", ", missing)} in FinanceTrack.Tests/Documentation/ReferenceScript*.cs, and then run: {Regenerate}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_answers_of_every_function_are_known(string name)
    {
        var contract = ContractReader.All.Single(contract => contract.Function.Name == name);

        Assert.True(
            contract.Answers.Any(answer => answer.Status < 400),
            $"What {name} answers cannot be read from it. Answer by a method of Responses, or add [Answers(200, typeof(…))] to it.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_query_parameter_that_is_accepted_is_read(string name)
    {
        var contract = ContractReader.All.Single(contract => contract.Function.Name == name);
        var accepted = ContractReader.AcceptedQuery(contract.Function);
        var read = contract.Parameters.Where(parameter => !parameter.IsInRoute).Select(parameter => parameter.Name).ToHashSet();

        Assert.True(
            accepted.SetEquals(read),
            $"{name} accepts the query parameters [{string.Join(", ", accepted)}] and reads [{string.Join(", ", read)}] of them. Read each "
            + "by its literal name with a method of QueryValues.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_is_described_beside_its_function(string name)
    {
        var contract = ContractReader.All.Single(contract => contract.Function.Name == name);

        var silent = contract.Parameters.Where(parameter => parameter is { Description: null, Name: not ("limit" or "cursor") }
            && !(parameter.IsInRoute && parameter.Type == typeof(Guid))).Select(parameter => parameter.Name);
        var unknown = ParameterAttributes.AtMethod(contract.Function).Select(described => described.Name)
            .Except(contract.Parameters.Select(parameter => parameter.Name));

        Assert.True(!silent.Any(), $"Add [Parameter(\"{silent.FirstOrDefault()}\", \"what it means\")] to {name}.");
        Assert.True(!unknown.Any(), $"{name} has no parameter \"{unknown.FirstOrDefault()}\": remove its [Parameter].");
    }

    [SkippableFact]
    public async Task The_document_is_served_as_it_is_checked_in()
    {
        FinanceTrackHost.InProcessOnly();
        using var response = await fixture.Host.Http.GetAsync(new Uri("/openapi.json", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(await File.ReadAllTextAsync(CheckedInDocument.FileName), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_caller_that_has_the_document_is_told_so()
    {
        using var first = await fixture.Host.Http.GetAsync(new Uri("/openapi.json", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi.json");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await fixture.Host.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task The_reference_page_runs_only_scripts_of_this_host_and_none_inline()
    {
        using var page = await fixture.Host.Http.GetAsync(new Uri("/docs", UriKind.Relative));

        var html = await page.Content.ReadAsStringAsync();
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        var scripts = html.Split("<script ").Skip(1).Select(script => script[..script.IndexOf('\n', StringComparison.Ordinal)]).ToList();
        Assert.NotEmpty(scripts);
        foreach (var script in scripts)
        {
            Assert.EndsWith("\"></script>", script, StringComparison.Ordinal);
            using var loaded = await fixture.Host.Http.GetAsync(new Uri(script.Split('"')[1], UriKind.Relative));
            Assert.Equal("text/javascript", loaded.Content.Headers.ContentType?.MediaType);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData(null)]
    public async Task The_viewer_is_sent_as_the_browser_takes_it(string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/docs/scalar.js");
        if (encoding is not null)
            request.Headers.AcceptEncoding.Add(new(encoding));

        using var response = await fixture.Host.Http.SendAsync(request);

        var content = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(encoding is not null, content is [0x1F, 0x8B, ..]);
    }

    [Fact]
    public void A_status_that_the_document_does_not_name_is_refused_with_what_to_add()
    {
        var problem = ContractHandler.Compare(HttpMethod.Get, "/api/v1/health/live", 418);

        Assert.Contains("[Answers(418)] to HealthFunctions.Live", problem, StringComparison.Ordinal);
    }
}

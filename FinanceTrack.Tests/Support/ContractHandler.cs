using System.Text.RegularExpressions;
using FinanceTrack.Tests.Http;
using FinanceTrack.Tests.OpenApi;

namespace FinanceTrack.Tests.Support;

/// <summary>
/// Under every client of a test: compares the status of each answer with those that the OpenAPI document names for the function. So the
/// document names each status that any test has seen.
/// </summary>
internal sealed class ContractHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    private static readonly (HttpFunction Function, Regex Path)[] Paths = [.. HttpFunction.All.Select(
        function => (function, new Regex(RouteTemplate.PatternOf(function.Route), RegexOptions.CultureInvariant)))];

    /// <summary>What is wrong with the answer, or null.</summary>
    public static string? Compare(HttpMethod method, string path, int status)
    {
        if (CheckedInDocument.IsBeingWritten || Find(method, path) is not { } function
            || CheckedInDocument.FindStatuses(function.Name) is not { } statuses || statuses.Contains(status))
        {
            return null;
        }

        return $"{function.Name} answered {status}, and docs/openapi.json does not name that status for it. If the answer is right, add "
            + $"[Answers({status})] to {function.Entry.DeclaringType!.Name}.{function.Entry.Name}, and write the documents again as "
            + "CONTRIBUTING.md says under 'The contract'.";
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var problem = Compare(request.Method, request.RequestUri!.AbsolutePath, (int)response.StatusCode);
        Assert.True(problem is null, problem);
        return response;
    }

    // The more exact route wins, as in the host.
    private static HttpFunction? Find(HttpMethod method, string path) => Paths
        .Where(known => known.Function.Method == method && known.Path.IsMatch(path))
        .Select(known => known.Function).OrderBy(function => function.Route.Count(c => c == '{')).FirstOrDefault();
}

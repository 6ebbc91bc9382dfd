using System.Text.Json;
using FinanceTrack.Domain.Results;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.OpenApi;

/// <summary>The contract: the OpenAPI document, which is <c>docs/openapi.json</c>, and a page that shows it and sends requests.</summary>
public sealed class OpenApiFunctions
{
    private const string Script = "text/javascript; charset=utf-8";

    private static readonly PackagedFile Document = new("openapi.json", "application/json");

    private static readonly Dictionary<string, PackagedFile> Assets = new(StringComparer.Ordinal)
    {
        ["scalar.js"] = new PackagedFile("ScalarStaticAssets.scalar.js", Script, typeof(Scalar.AspNetCore.ScalarOptions).Assembly),
        ["start.js"] = new PackagedFile("docs/start.js", Script),
    };

    [Function(nameof(GetOpenApiDocument)), AllowAnonymous, Answers(200, typeof(JsonElement)), Answers(304)]
    public IResult GetOpenApiDocument([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) =>
        Document.Answer(request.HttpContext);

    [Function(nameof(OpenReference)), AllowAnonymous, Answers(200, MediaType = "text/html")]
    public IResult OpenReference([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "docs")] HttpRequest request) =>
        new ReferencePage();

    [Function(nameof(GetReferenceAsset)), AllowAnonymous, Answers(200, MediaType = "text/javascript"), Answers(304)]
    [Parameter("file", "A script of the page.")]
    public IResult GetReferenceAsset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "docs/{file}")] HttpRequest request, string file) =>
        Assets.TryGetValue(file, out var asset) ? asset.Answer(request.HttpContext) : new NotFoundError("file").ToProblem();
}

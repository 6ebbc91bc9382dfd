using System.Text.Json;
using FinanceTrack.Domain.Results;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.OpenApi;

/// <summary>The contract: the OpenAPI document, which is <c>docs/openapi.json</c>, and a page that shows it and sends requests.</summary>
public sealed class OpenApiFunctions
{
    private static readonly EmbeddedFile Document = EmbeddedFile.Named("openapi.json");

    private static readonly Dictionary<string, EmbeddedFile> Assets = new(StringComparer.Ordinal)
    {
        ["scalar.js"] = EmbeddedFile.Named("ScalarStaticAssets.scalar.js", typeof(Scalar.AspNetCore.ScalarOptions).Assembly),
        ["start.js"] = EmbeddedFile.Named("docs/start.js"),
    };

    [Function(nameof(GetOpenApiDocument)), AllowAnonymous, Answers(200, typeof(JsonElement)), Answers(304)]
    public IResult GetOpenApiDocument([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) =>
        Answer(Document);

    [Function(nameof(OpenReference)), AllowAnonymous, Answers(200, MediaType = "text/html")]
    public IResult OpenReference([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "docs")] HttpRequest request) =>
        new ReferencePage();

    [Function(nameof(GetReferenceAsset)), AllowAnonymous, Answers(200, MediaType = "text/javascript"), Answers(304)]
    [Parameter("file", "A script of the page.")]
    public IResult GetReferenceAsset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "docs/{file}")] HttpRequest request, string file) =>
        Assets.TryGetValue(file, out var asset) ? Answer(asset) : new NotFoundError("file").ToProblem();

    private static EmbeddedFileAnswer Answer(EmbeddedFile file) => new(file, EmbeddedFileAnswer.Revalidated);
}

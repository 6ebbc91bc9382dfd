using FinanceTrack.Domain.Results;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.WebConsole;

/// <summary>
/// Serves the web console. Azure's host tries routes in no particular order, so that each of these matches nothing but the console's own
/// addresses: there is no route for everything else.
/// </summary>
public sealed class ConsolePageFunctions
{
    /// <summary>The page that every address of the console shows.</summary>
    private const string Page = "index.html";

    // The page names the files of its build, so that it is asked for each time; those have another name when they change.
    private const string Revalidated = "no-cache";
    private const string Html = "text/html";

    // As the build embedded them; none in a build without the console.
    private static readonly Lazy<Dictionary<string, EmbeddedFile>> Files = new(() => EmbeddedFile.Below("console/"));

    // The host has no route for the root itself, but takes one whose only part may be absent and never has a letter.
    [Function(nameof(OpenConsole)), AllowAnonymous, Answers(200, MediaType = Html), Answers(304)]
    public IResult OpenConsole(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{home:maxlength(0)?}")] HttpRequest request) =>
        Answer(Page, Revalidated);

    // Whatever its name: the page itself says when it has none of it.
    [Function(nameof(OpenConsolePage)), AllowAnonymous, Answers(200, MediaType = Html), Answers(304)]
    [Parameter("page", "What to show.")]
    public IResult OpenConsolePage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console/{page}")] HttpRequest request) =>
        Answer(Page, Revalidated);

    [Function(nameof(GetConsoleAsset)), AllowAnonymous, Answers(200, MediaType = "text/javascript"), Answers(304)]
    [Parameter("file", "Its name, as the page has it.")]
    public IResult GetConsoleAsset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console/assets/{file}")] HttpRequest request, string file) =>
        Answer($"assets/{file}", EmbeddedFileAnswer.Immutable);

    private static IResult Answer(string path, string cacheControl) => Files.Value.TryGetValue(path, out var file)
        ? new ConsoleAnswer(file, cacheControl)
        : new NotFoundError("file").ToProblem();
}

using System.Globalization;
using System.Text;
using FinanceTrack.Tests.OpenApi;
using Microsoft.OpenApi;

namespace FinanceTrack.Tests.Documentation;

/// <summary>What the reference says of one function: who may call it, what it takes and answers, and one example.</summary>
internal sealed class FunctionText(OpenApiDocument document, FieldTables fields)
{
    public static string Heading(Example example) => $"{example.Method} {RouteTemplate.PathOf(example.Route)}";

    public void Append(StringBuilder text, Example example, OpenApiOperation operation)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n### `{Heading(example)}`\n");
        text.Append(CultureInfo.InvariantCulture, $"\n`{example.Function}`; {example.Access}. {example.Text.TrimEnd()}\n");
        AppendParameters(text, operation);
        text.Append(CultureInfo.InvariantCulture, $"\n{Takes(operation)}Answers {Answers(operation)}.\n");
        text.Append(CultureInfo.InvariantCulture, $"\n```http\n{Request(example)}\n\n{Response(example)}\n```\n");
    }

    private void AppendParameters(StringBuilder text, OpenApiOperation operation)
    {
        var shown = operation.Parameters!.Where(parameter => parameter is OpenApiParameter { Description: not null }).ToList();
        if (shown.Count > 0)
            text.Append("\n| Parameter | Type | |\n|---|---|---|\n");
        foreach (var parameter in shown)
        {
            var name = parameter.Required ? $"**`{parameter.Name}`**" : $"`{parameter.Name}`";
            var fallback = parameter.Schema!.Default is { } value ? $" `{value}` where it is absent." : "";
            var (type, meaning) = (FieldTables.Cell(fields.TypeOf(parameter.Schema)), FieldTables.Cell(parameter.Description + fallback));
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {type} | {meaning} |\n");
        }
    }

    // A body, and the parameters that many functions share.
    private string Takes(OpenApiOperation operation)
    {
        var taken = operation.Parameters!.OfType<OpenApiParameterReference>()
            .Select(parameter => $"`{document.Components!.Parameters![parameter.Reference.Id!].Name}`").ToList();
        if (operation.RequestBody is { Content: { } content } body)
            taken.Insert(0, SchemaOf(content) + (body.Required ? "" : " or nothing"));
        return taken.Count == 0 ? "" : $"Takes {string.Join(", ", taken)}. ";
    }

    private string Answers(OpenApiOperation operation)
    {
        var good = operation.Responses!.Where(response => response.Value is OpenApiResponse).Select(response =>
            $"{response.Key}{(response.Value.Content is { Count: > 0 } content ? " " + SchemaOf(content) : "")}{Headers(response.Value)}");
        var bad = operation.Responses!.Where(response => response.Value is OpenApiResponseReference).Select(response => response.Key);
        return $"{string.Join(", ", good)}; problems {string.Join(", ", bad)}";
    }

    private static string Headers(IOpenApiResponse response) => response.Headers is { Count: > 0 } headers
        ? $" with {string.Join(" and ", headers.Select(header => $"`{header.Key}`"))}" : "";

    private string SchemaOf(IDictionary<string, IOpenApiMediaType> content) => string.Join(" or ", content.Select(media =>
        media.Key == "application/json" ? fields.TypeOf(media.Value.Schema!) : $"`{media.Key}`"));

    private static string Request(Example example) => string.Join('\n', (string[])
    [
        $"{example.Method} {example.Path}",
        .. example.Headers.Select(header => $"{header.Name}: {header.Value}"),
        .. example.RequestBody is { } body ? ["Content-Type: application/json", "", body] : Array.Empty<string>(),
    ]);

    private static string Response(Example example) => string.Join('\n', (string[])
    [
        $"HTTP/1.1 {example.Status} {Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(example.Status)}",
        .. example.ResponseHeaders.Select(header => $"{header.Name}: {header.Value}"),
        .. example.ResponseBody is { } body ? ["", body] : Array.Empty<string>(),
    ]);
}

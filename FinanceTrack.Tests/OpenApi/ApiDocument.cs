using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FinanceTrack.Tests.Documentation;
using FinanceTrack.Tests.Http;
using Microsoft.OpenApi;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>Makes the OpenAPI document from the functions' contracts, and from the examples that the product answered.</summary>
internal sealed partial class ApiDocument
{
    private readonly OpenApiDocument _document = CommonParts.NewDocument();
    private readonly SchemaWriter _schemas;

    private ApiDocument() => _schemas = new SchemaWriter(_document);

    /// <param name="sections">The examples. A section is a tag; its functions stand in the document in the section's order.</param>
    public static OpenApiDocument Of(IReadOnlyList<FunctionContract> contracts, IReadOnlyList<Section> sections)
    {
        var made = new ApiDocument();
        foreach (var section in sections.Where(section => section.Examples.Count > 0))
        {
            made._document.Tags!.Add(new OpenApiTag { Name = section.Title, Description = OneLine(section.Text) });
            foreach (var examples in section.Examples.GroupBy(example => example.Function))
                made.Add(contracts.Single(contract => contract.Function.Name == examples.Key), section.Title, [.. examples]);
        }

        var examplesOfAll = sections.SelectMany(section => section.Examples);
        foreach (var refused in examplesOfAll.Where(example => example is { Status: >= 400, Response: not null }))
            made.AddProblem(refused);
        return made._document;
    }

    /// <summary>The document as it is served: OpenAPI 3.1 in JSON.</summary>
    public static async Task<string> WriteAsync(OpenApiDocument document) =>
        (await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1)).ReplaceLineEndings("\n") + "\n";

    /// <summary>The first refusal of a status that has a body is the example of its problem document.</summary>
    private void AddProblem(Example refused)
    {
        var response = _document.Components!.Responses![CommonParts.NameOfProblem(refused.Status)];
        var media = (OpenApiMediaType)response.Content![CommonParts.ProblemType];
        media.Example ??= JsonNode.Parse(refused.Response!.Value.GetRawText());
    }

    private void Add(FunctionContract contract, string tag, IReadOnlyList<Example> examples)
    {
        var path = RouteTemplate.PathOf(contract.Function.Route);
        if (!_document.Paths.TryGetValue(path, out var item))
            _document.Paths[path] = item = new OpenApiPathItem { Operations = [] };
        item.Operations![contract.Function.Method] = new OpenApiOperation
        {
            OperationId = contract.Function.Name,
            Summary = SummaryOf(contract.Function.Name),
            Description = $"{OneLine(examples[0].Text)} {AccessOf(contract.Function)}",
            Tags = new HashSet<OpenApiTagReference> { new(tag, _document) },
            Parameters = [.. ParametersOf(contract)],
            RequestBody = BodyOf(contract, examples),
            Responses = ResponsesOf(contract, examples),
            Security = SecurityOf(contract.Function),
        };
    }

    private IEnumerable<IOpenApiParameter> ParametersOf(FunctionContract contract)
    {
        foreach (var parameter in contract.Parameters)
        {
            yield return parameter is { IsInRoute: false, Name: "limit" or "cursor" }
                ? new OpenApiParameterReference(parameter.Name, _document)
                : ParameterOf(parameter);
        }

        if (contract.TakesIfMatch)
            yield return new OpenApiParameterReference(CommonParts.IfMatch, _document);
        if (contract.TakesIdempotencyKey)
            yield return new OpenApiParameterReference(CommonParts.IdempotencyKey, _document);
    }

    private OpenApiParameter ParameterOf(FunctionParameter parameter)
    {
        var schema = _schemas.OfRequest(parameter.Type);
        if (schema is OpenApiSchema inline && parameter.Description is { } described)
        {
            inline.Format = described.Format ?? inline.Format;
            inline.Pattern = described.Pattern;
            inline.Minimum = double.IsNaN(described.Minimum) ? null : described.Minimum.ToString("R", null);
            inline.Maximum = double.IsNaN(described.Maximum) ? null : described.Maximum.ToString("R", null);
            inline.Default = described.Default is { } value ? DefaultOf(parameter.Type, value) : null;
        }

        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = parameter.IsInRoute ? ParameterLocation.Path : ParameterLocation.Query,
            Required = parameter.IsRequired,
            Description = parameter.Description?.Description,
            Schema = schema,
        };
    }

    private static JsonNode? DefaultOf(Type type, string text) =>
        type == typeof(string) || type.IsEnum ? JsonValue.Create(text)
            : JsonNode.Parse(text);

    private OpenApiRequestBody? BodyOf(FunctionContract contract, IReadOnlyList<Example> examples) =>
        contract.Body is not { } body ? null : new OpenApiRequestBody
        {
            Required = !contract.IsBodyOptional,
            Content = CommonParts.Content("application/json", new OpenApiMediaType
            {
                Schema = _schemas.OfRequest(body),
                Examples = ExampleValues.Of(examples, example => example.Request, contract.Statuses),
            }),
        };

    private OpenApiResponses ResponsesOf(FunctionContract contract, IReadOnlyList<Example> examples)
    {
        var responses = new OpenApiResponses();
        foreach (var status in contract.Statuses)
        {
            var answers = contract.Answers.Where(answer => answer.Status == status).ToList();
            responses[$"{status}"] = answers.Count == 0
                ? new OpenApiResponseReference(CommonParts.NameOfProblem(status), _document)
                : ResponseOf(status, answers, contract.Problems.Contains(status), [.. examples.Where(shown => shown.Status == status)]);
        }

        return responses;
    }

    private OpenApiResponse ResponseOf(
        int status, IReadOnlyList<FunctionAnswer> answers, bool isAlsoProblem, IReadOnlyList<Example> examples)
    {
        var response = new OpenApiResponse
        {
            Description = CommonParts.TextOf(status),
            Content = new Dictionary<string, IOpenApiMediaType>(),
            Headers = new Dictionary<string, IOpenApiHeader>(),
        };
        foreach (var answer in answers)
        {
            if (answer.MediaType is { } type)
            {
                response.Content[type] = new OpenApiMediaType { Schema = CommonParts.NotJson(type) };
            }
            else if (answer.Body is { } body)
            {
                response.Content["application/json"] = new OpenApiMediaType
                {
                    Schema = _schemas.OfAnswer(body),
                    Examples = ExampleValues.Of(examples, example => example.Response, [status]),
                };
            }

            if (answer.HasETag)
                response.Headers["ETag"] = new OpenApiHeaderReference("ETag", _document);
            if (answer.HasLocation)
                response.Headers["Location"] = new OpenApiHeaderReference("Location", _document);
        }

        if (isAlsoProblem)
            response.Content[CommonParts.ProblemType] = new OpenApiMediaType { Schema = new OpenApiSchemaReference("Problem", _document) };
        return response;
    }

    private List<OpenApiSecurityRequirement> SecurityOf(HttpFunction function)
    {
        if (function.IsAnonymous)
            return [];
        var session = new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(CommonParts.Session, _document)] = [] };
        return function.Scope is null || function.Role is not null
            ? [session]
            : [session, new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(CommonParts.ApiKey, _document)] = [] }];
    }

    private static string AccessOf(HttpFunction function) => $"Access: {Recorder.AccessOf(function)}.";

    // RecordTransaction: "Record transaction".
    private static string SummaryOf(string name)
    {
        var words = Word().Matches(name).Select((word, index) => index == 0 ? word.Value : word.Value.ToLowerInvariant());
        return string.Join(' ', words);
    }

    private static string OneLine(string text) => WhiteSpace().Replace(text, " ").Trim();

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}

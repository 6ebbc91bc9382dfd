using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FinanceTrack.Tests.Http;
using FinanceTrack.Tests.Support;
using FinanceTrack.Tests.Tenants;
using Microsoft.OpenApi;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>What the document says of a request's fields is what the product holds a request to.</summary>
public sealed class FieldLimitTests(HostFixture fixture) : IClassFixture<HostFixture>, IAsyncLifetime
{
    private Victim _own = null!;

    /// <summary>Those that a user may call with a body.</summary>
    public static TheoryData<string> Names => [.. ContractReader.All
        .Where(contract => contract.Body is not null && contract.Function.Role is null && GoodRequests.Knows(contract.Function.Name))
        .Select(contract => contract.Function.Name)];

    public async Task InitializeAsync() => _own = await Victim.RegisterAsync(fixture.Host);

    public Task DisposeAsync()
    {
        _own.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_field_beyond_a_documented_limit_is_refused(string name)
    {
        var contract = ContractReader.All.Single(contract => contract.Function.Name == name);
        var document = CommonParts.NewDocument();
        var reference = (OpenApiSchemaReference)new SchemaWriter(document).OfRequest(contract.Body!);
        var good = JsonNode.Parse(GoodRequests.BodyOf(name, _own)!)!.AsObject();

        foreach (var (field, schema, required) in Fields(document.Components!.Schemas![reference.Reference.Id!]))
        {
            foreach (var bad in Beyond(schema, required))
            {
                var body = good.DeepClone().AsObject();
                if (bad is Missing)
                    body.Remove(field);
                else
                    body[field] = bad.Value;
                var answer = await SendAsync(contract.Function, body);
                Assert.True(
                    IsAbout(answer, field) || await IsRefusedAnywayAsync(contract.Function, good, answer),
                    $"{name} with \"{field}\" {bad.Text} was not refused for it: {answer.Text}");
            }
        }
    }

    private static bool IsAbout(Answer answer, string field) => answer.Status == HttpStatusCode.BadRequest
        && answer.Pointers.Any(pointer => pointer.StartsWith("/" + field, StringComparison.Ordinal));

    // What the request is about is not there: nothing of it is read.
    private async Task<bool> IsRefusedAnywayAsync(HttpFunction function, JsonObject good, Answer answer) =>
        answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict && (await SendAsync(function, good)).Status == answer.Status;

    private static IEnumerable<(string Field, IOpenApiSchema Schema, bool IsRequired)> Fields(IOpenApiSchema schema) =>
        schema.Properties!.Select(field => (field.Key, field.Value, schema.Required?.Contains(field.Key) == true));

    private static IEnumerable<Bad> Beyond(IOpenApiSchema schema, bool isRequired)
    {
        var mayBeNull = schema.Type?.HasFlag(JsonSchemaType.Null) == true || schema.OneOf is { Count: > 0 }
            || (schema is OpenApiSchema && schema.Type is null);
        if (isRequired)
            yield return new Missing();
        if (isRequired || !mayBeNull)
            yield return new Bad("null", null);
        if (schema.MaxLength is { } most)
            yield return new Bad($"of {most + 1} characters", new string('x', most + 1));
        if (schema.MinLength is > 0 and var least)
            yield return new Bad($"of {least - 1} characters", new string('x', least - 1));
        if (schema.MaxItems is { } items)
            yield return new Bad($"of {items + 1} items", new JsonArray([.. Enumerable.Range(0, items + 1).Select(_ => new JsonObject())]));
        if (schema.MinItems is > 0)
            yield return new Bad("without items", new JsonArray());
        if (schema.Pattern is not null)
            yield return new Bad("against its pattern", "no match!");
        if (schema.Format == "email")
            yield return new Bad("that is not an address", "no match");
        if (schema.Minimum is { } minimum)
            yield return new Bad("below its range", JsonNode.Parse($"{decimal.Parse(minimum, null) - 1}"));
        if (schema.ExclusiveMinimum is { } bound)
            yield return new Bad("at the excluded end of its range", JsonNode.Parse(bound));
        if (schema.Maximum is { } maximum)
            yield return new Bad("above its range", JsonNode.Parse($"{decimal.Parse(maximum, null) + 1}"));
    }

    private async Task<Answer> SendAsync(HttpFunction function, JsonObject body)
    {
        using var request = new HttpRequestMessage(function.Method, GoodRequests.PathTo(function, _own));
        request.Content = JsonContent.Create(body);
        using var response = await _own.User.Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    private record Bad(string Text, JsonNode? Value);

    private sealed record Missing() : Bad("missing", null);
}

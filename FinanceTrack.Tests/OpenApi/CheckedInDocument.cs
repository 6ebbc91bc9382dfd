using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>The OpenAPI document in <c>docs/</c>, as far as tests compare the product with it.</summary>
internal static class CheckedInDocument
{
    private static readonly Lazy<FrozenDictionary<string, FrozenSet<int>>> StatusesByFunction = new(ReadStatuses);

    public static string FileName { get; } = Path.Combine(Repository.Root, "docs", "openapi.json");

    /// <summary>Whether this run writes the documents again, so that what is checked in does not count.</summary>
    public static bool IsBeingWritten => Environment.GetEnvironmentVariable("FINANCETRACK_WRITE_DOCS") == "1";

    public static IEnumerable<string> Functions => StatusesByFunction.Value.Keys;

    /// <summary>The statuses that the document names for a function; null when it does not name the function.</summary>
    public static IReadOnlySet<int>? FindStatuses(string function) => StatusesByFunction.Value.GetValueOrDefault(function);

    private static FrozenDictionary<string, FrozenSet<int>> ReadStatuses()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(FileName));
        return document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject())
            .Where(operation => operation.Value.TryGetProperty("operationId", out _))
            .ToFrozenDictionary(
                operation => operation.Value.GetProperty("operationId").GetString()!,
                operation => operation.Value.GetProperty("responses").EnumerateObject()
                    .Select(response => int.Parse(response.Name, CultureInfo.InvariantCulture)).ToFrozenSet());
    }
}

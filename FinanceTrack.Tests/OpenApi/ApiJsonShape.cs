using System.Text.Json;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.Transactions;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>
/// The product's JSON without the converter that writes what the serializer would write, only faster: it does not say what it writes.
/// </summary>
internal static class ApiJsonShape
{
    public static readonly JsonSerializerOptions Options = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(ApiJson.Options);
        options.Converters.Remove(options.Converters.Single(converter => converter is TransactionConverter));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

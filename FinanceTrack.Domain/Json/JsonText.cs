using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace FinanceTrack.Domain.Json;

/// <summary>How text stands in all JSON that we send or store.</summary>
public static class JsonText
{
    /// <summary>Escapes what JSON and HTML need escaped, and nothing that people read.</summary>
    public static JavaScriptEncoder Encoder { get; } = JavaScriptEncoder.Create(UnicodeRanges.All);
}

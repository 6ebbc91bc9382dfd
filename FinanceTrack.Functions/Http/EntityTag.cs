using System.Globalization;
using Azure;
using FinanceTrack.Domain.Results;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.Http;

/// <summary>A resource's version as a strong entity tag (RFC 9110 §8.8.3).</summary>
public static class EntityTag
{
    public static string Of(IVersioned resource) => string.Create(CultureInfo.InvariantCulture, $"\"{resource.Version}\"");

    /// <summary>
    /// The version that <c>If-Match</c> asks for: null when there is no such header or it is <c>*</c>; -1, which no resource has,
    /// when it holds no valid tag.
    /// </summary>
    public static int? IfMatch(this HttpRequest request)
    {
        var header = request.Headers.IfMatch.ToString();
        if (header.Length == 0 || header == "*")
            return null;
        return header.Length > 2 && header[0] == '"' && header[^1] == '"'
            && int.TryParse(header.AsSpan(1, header.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : -1;
    }

    /// <summary>As <see cref="IfMatch"/>, for a resource outside the database, whose tag is its storage's.</summary>
    public static ETag? IfMatchTag(this HttpRequest request)
    {
        var header = request.Headers.IfMatch.ToString();
        return header.Length == 0 || header == "*" ? null : new ETag(header);
    }
}

using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace FinanceTrack.Domain.Insights;

/// <summary>The id of an insight from its kind and what it is about, so that a dismissed one is known when it is found again.</summary>
internal static class InsightId
{
    public static Guid Of(InsightKind kind, params ReadOnlySpan<object> about)
    {
        var text = new StringBuilder(kind.ToString());
        foreach (var part in about)
            text.Append('|').Append(Convert.ToString(part, CultureInfo.InvariantCulture));
        return new Guid(XxHash128.Hash(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

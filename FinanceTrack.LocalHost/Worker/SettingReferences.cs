using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace FinanceTrack.LocalHost.Worker;

/// <summary>Resolves <c>%Setting%</c> in queue names, schedules and routes.</summary>
internal static partial class SettingReferences
{
    /// <exception cref="InvalidOperationException">The setting is absent; the real host does not start the function then either.</exception>
    public static string Resolve(string text, IConfiguration settings) =>
        text.Contains('%', StringComparison.Ordinal)
            ? Reference().Replace(text, match => settings[match.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal)]
                ?? throw new InvalidOperationException($"The setting '{match.Groups[1].Value}' that '{text}' names is not set."))
            : text;

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Reference();
}

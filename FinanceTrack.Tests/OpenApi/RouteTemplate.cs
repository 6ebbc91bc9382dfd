using System.Text.RegularExpressions;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>Reads the routes of functions: <c>accounts/{id:guid}</c>, or <c>{page?}</c> for a part that may be absent.</summary>
internal static partial class RouteTemplate
{
    private const string Guid = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /// <summary>The path of OpenAPI: parameters without constraints, and none that may be absent.</summary>
    public static string PathOf(string route) => "/" + Parameter().Replace(route, match => IsOptional(match) ? "" : $"{{{NameOf(match)}}}");

    /// <summary>A regular expression for the paths that reach the route.</summary>
    public static string PatternOf(string route) => "^/" + Parameter().Replace(
        route.Replace(".", "\\.", StringComparison.Ordinal),
        match => IsOptional(match) ? "" : IsGuid(match) ? Guid : "[^/]+") + "$";

    /// <summary>The parameters that have to be there.</summary>
    public static IEnumerable<(string Name, bool IsGuid)> ParametersOf(string route) =>
        Parameter().Matches(route).Where(match => !IsOptional(match)).Select(match => (NameOf(match), IsGuid(match)));

    private static string NameOf(Match match) => match.Groups["name"].Value;

    private static bool IsGuid(Match match) => match.Groups["constraint"].Value == "guid";

    private static bool IsOptional(Match match) => match.Groups["optional"].Success;

    [GeneratedRegex(@"\{(?<name>\w+)(:(?<constraint>[^}?]+))?(?<optional>\?)?\}")]
    private static partial Regex Parameter();
}

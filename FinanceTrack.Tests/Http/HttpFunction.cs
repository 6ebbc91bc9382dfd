using System.Reflection;
using System.Text.RegularExpressions;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Functions.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Tests.Http;

/// <summary>One HTTP function of the product, as its attributes describe it.</summary>
public sealed partial record HttpFunction(
    string Name, HttpMethod Method, string Route, bool IsAnonymous, string? Scope, string? Role, LedgerRole? LedgerRole, MethodInfo Entry)
{
    /// <summary>Every one there is, found by reflection.</summary>
    public static IReadOnlyList<HttpFunction> All { get; } = [.. Find().OrderBy(function => function.Name, StringComparer.Ordinal)];

    /// <summary>Their names: a theory over all functions shows each as a test of its own.</summary>
    public static TheoryData<string> Names => [.. All.Select(function => function.Name)];

    /// <summary>Of those that a body is sent to.</summary>
    public static TheoryData<string> NamesWithBody => [.. All.Where(function => function.TakesBody).Select(function => function.Name)];

    public bool TakesBody => Method == HttpMethod.Post || Method == HttpMethod.Put || Method == HttpMethod.Patch;

    public ChangesOwnDataAttribute? OwnData => Entry.GetCustomAttribute<ChangesOwnDataAttribute>();

    /// <summary>Whether the route holds the id of something of a user's.</summary>
    public bool NamesAThing => Route.Contains(":guid", StringComparison.Ordinal);

    public static HttpFunction Named(string name) => All.Single(function => function.Name == name);

    /// <summary>A path that reaches the function, and, where it names something, something that is not there.</summary>
    public string PathToNothing => "/" + Parameter().Replace(
        Route, match => match.Groups["name"].Value == "month" ? "2026-03"
            : match.Value.Contains(":maxlength(0)", StringComparison.Ordinal) ? ""
            : match.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.NewGuid().ToString() : "nothing");

    private static IEnumerable<HttpFunction> Find() =>
        from type in typeof(FinanceTrack.Functions.Program).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        let trigger = method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)
        where function is not null && trigger is not null
        from verb in trigger.Methods!
        select new HttpFunction(
            function.Name,
            HttpMethod.Parse(verb),
            trigger.Route!,
            method.IsDefined(typeof(AllowAnonymousAttribute)),
            method.GetCustomAttribute<RequiresScopeAttribute>()?.Scope,
            (method.GetCustomAttribute<RequiresRoleAttribute>() ?? type.GetCustomAttribute<RequiresRoleAttribute>())?.Role,
            method.GetCustomAttribute<RequiresLedgerRoleAttribute>()?.Role,
            method);

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}

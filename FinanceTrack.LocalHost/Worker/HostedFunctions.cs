using System.Collections;
using System.Reflection;
using FinanceTrack.LocalHost.Worker.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace FinanceTrack.LocalHost.Worker;

/// <summary>The functions of an app, without the disabled ones.</summary>
internal sealed class HostedFunctions : IReadOnlyCollection<HostedFunction>
{
    private readonly IReadOnlyList<HostedFunction> _enabled;

    private HostedFunctions(IReadOnlyList<HostedFunction> all, IConfiguration settings)
    {
        _enabled = [.. all.Where(function => !IsDisabled(function.Name, settings))];
        Disabled = [.. all.Except(_enabled)];
    }

    public IReadOnlyList<HostedFunction> Disabled { get; }

    public int Count => _enabled.Count;

    /// <exception cref="InvalidOperationException">Two functions share a name, or one asks for what LocalHost does not offer.</exception>
    public static HostedFunctions Find(IEnumerable<Type> classes, IConfiguration settings)
    {
        var all = (
            from type in classes
            where type is { IsClass: true, IsAbstract: false }
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            let function = method.GetCustomAttribute<FunctionAttribute>()
            where function is not null
            select new HostedFunction(method, function.Name)).ToList();
        var twice = all.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Skip(1).Any());
        return twice is null
            ? new HostedFunctions(all, settings)
            : throw new InvalidOperationException($"More than one function is named '{twice.Key}'.");
    }

    public IEnumerable<HostedFunction> Having<TTrigger>() => _enabled.Where(function => function.Trigger is TTrigger);

    public IEnumerator<HostedFunction> GetEnumerator() => _enabled.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsDisabled(string name, IConfiguration settings) =>
        (settings[$"AzureWebJobs.{name}.Disabled"] ?? settings[$"AzureWebJobs:{name}:Disabled"]) is { } value
        && (value == "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));
}

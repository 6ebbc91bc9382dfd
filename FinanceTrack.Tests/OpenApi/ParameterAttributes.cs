using System.Reflection;
using FinanceTrack.Functions.OpenApi;
using FinanceTrack.Tests.Http;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>The descriptions of parameters that stand at a function, at its class, or at a class that reads the query for it.</summary>
internal static class ParameterAttributes
{
    public static IEnumerable<ParameterAttribute> Of(HttpFunction function) => AtMethod(function)
        .Concat(ReadersOf(function).SelectMany(reader => reader.GetCustomAttributes<ParameterAttribute>()));

    public static IEnumerable<ParameterAttribute> AtMethod(HttpFunction function) =>
        function.Entry.GetCustomAttributes<ParameterAttribute>();

    private static IEnumerable<Type> ReadersOf(HttpFunction function) => new CallGraph(_ => false).From(function.Entry)
        .Select(reached => (reached.At.Operand as MethodInfo)?.DeclaringType)
        .Prepend(function.Entry.DeclaringType)
        .OfType<Type>()
        .Distinct();
}

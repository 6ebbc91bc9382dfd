using System.Reflection;
using FinanceTrack.Functions.OpenApi;
using FinanceTrack.Tests.Http;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>The descriptions of parameters that stand at a function or at its class.</summary>
internal static class ParameterAttributes
{
    public static IEnumerable<ParameterAttribute> Of(HttpFunction function) => AtMethod(function)
        .Concat(function.Entry.DeclaringType!.GetCustomAttributes<ParameterAttribute>());

    public static IEnumerable<ParameterAttribute> AtMethod(HttpFunction function) =>
        function.Entry.GetCustomAttributes<ParameterAttribute>();
}

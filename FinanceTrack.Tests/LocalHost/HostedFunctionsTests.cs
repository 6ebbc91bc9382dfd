using System.Reflection;
using FinanceTrack.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Tests.LocalHost;

public sealed class HostedFunctionsTests
{
    private static readonly MethodInfo[] Functions = [.. typeof(FinanceTrack.Functions.Program).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(method => method.IsDefined(typeof(FunctionAttribute)))];

    [SkippableFact]
    public async Task Every_function_of_the_product_is_hosted_exactly_once()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync();

        Assert.Equal(
            Functions.Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name).Order(StringComparer.Ordinal),
            host.FunctionNames.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Functions_are_instance_methods_of_sealed_public_classes() => Assert.All(Functions, method =>
    {
        Assert.True(method.IsPublic && !method.IsStatic, $"{method.DeclaringType}.{method.Name}");
        Assert.True(method.DeclaringType is { IsSealed: true, IsPublic: true }, $"{method.DeclaringType}");
    });
}

using System.Reflection;
using FinanceTrack.LocalHost.Worker;
using FinanceTrack.LocalHost.Worker.Invocation;
using FinanceTrack.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;

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

        var hosted = host.Services.GetRequiredService<HostedFunctions>();

        Assert.Equal(
            Functions.Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name).Order(StringComparer.Ordinal),
            hosted.Concat(hosted.Disabled).Select(function => function.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            Functions.Select(method => method.ToString()).Order(StringComparer.Ordinal),
            hosted.Concat(hosted.Disabled).Select(function => function.Method.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_binding_that_the_product_uses_is_one_that_LocalHost_implements()
    {
        Type[] implemented =
        [
            typeof(HttpTriggerAttribute), typeof(QueueTriggerAttribute), typeof(TimerTriggerAttribute),
            typeof(QueueOutputAttribute), typeof(HttpResultAttribute),
        ];

        Assert.Empty(Functions.SelectMany(FunctionSignature.BindingsOf).Select(binding => binding.GetType()).Except(implemented));
        Assert.All(
            Functions,
            method => Assert.Single(method.GetParameters(), parameter => parameter.IsDefined(typeof(TriggerBindingAttribute))));
    }

    [Fact]
    public void Functions_are_instance_methods_of_sealed_public_classes() => Assert.All(Functions, method =>
    {
        Assert.True(method.IsPublic && !method.IsStatic, $"{method.DeclaringType}.{method.Name}");
        Assert.True(method.DeclaringType is { IsSealed: true, IsPublic: true }, $"{method.DeclaringType}");
    });
}

using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Tests.LocalHost;

/// <summary>The package that Azure runs, as <c>dotnet publish</c> makes it.</summary>
public sealed class PublishTests(PublishedPackage package) : IClassFixture<PublishedPackage>
{
    [Fact]
    public void The_package_holds_what_the_host_reads_and_every_function()
    {
        using var metadata = Read("functions.metadata");
        Assert.Equal(
            typeof(FinanceTrack.Functions.Program).Assembly.GetTypes()
                .SelectMany(type => type.GetMethods())
                .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name)
                .OfType<string>()
                .Order(StringComparer.Ordinal),
            metadata.RootElement.EnumerateArray()
                .Select(function => function.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));

        using var worker = Read("worker.config.json");
        Assert.Equal(
            "FinanceTrack.Functions.dll",
            worker.RootElement.GetProperty("description").GetProperty("defaultWorkerPath").GetString());

        using var extensions = Read("extensions.json");
        Assert.All(extensions.RootElement.GetProperty("extensions").EnumerateArray(), extension => Assert.True(
            File.Exists(Path.Combine(package.Folder, extension.GetProperty("hintPath").GetString()!))));
        Assert.Contains(extensions.RootElement.GetProperty("extensions").EnumerateArray(), extension =>
            extension.GetProperty("name").GetString()!.Contains("Queue", StringComparison.Ordinal));

        using var host = Read("host.json");
        Assert.Equal("", host.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
    }

    [Theory]
    [InlineData("local.settings.json")]
    [InlineData("FinanceTrack.*.xml")]
    [InlineData("*.dbg")]
    [InlineData("FluentMigrator.Runner*")]
    [InlineData("FinanceTrack.Migrations*")]
    public void The_package_does_not_hold_what_no_running_app_needs(string pattern) =>
        Assert.Empty(Directory.EnumerateFiles(package.Folder, pattern, SearchOption.AllDirectories));

    private JsonDocument Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(package.Folder, file)));
}

using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Infra;

public sealed class BicepTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "infra");
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public void The_template_has_no_warnings_describes_parameters_and_leaks_no_secret()
    {
        var run = BicepCompiler.Run(Folder, Nothing, "build", "main.bicep", "--stdout");

        AssertSilent(run);
        using var template = JsonDocument.Parse(run.Output);
        Assert.All(template.RootElement.GetProperty("parameters").EnumerateObject(), parameter =>
            Assert.True(parameter.Value.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty("description", out _),
                $"{parameter.Name} has no description."));
        Assert.DoesNotContain("listKeys", run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("listSecrets", run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("listConnectionStrings", run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"secure", run.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("main.bicep")]
    [InlineData("main.bicepparam")]
    public void The_linter_has_nothing_to_say(string file) => AssertSilent(BicepCompiler.Run(Folder, Nothing, "lint", file));

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void Each_tier_gives_a_deployment(string tier) => Assert.Empty(Deployment.Of(tier).Diagnostics);

    private static void AssertSilent(BicepRun run)
    {
        Assert.Equal("", run.Errors.Trim());
        Assert.Equal(0, run.ExitCode);
    }
}

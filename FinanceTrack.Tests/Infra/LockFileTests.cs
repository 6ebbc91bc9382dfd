using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Infra;

/// <summary>Every package by its content (decision 15), on every system and in every configuration.</summary>
public sealed class LockFileTests
{
    public static TheoryData<string> Projects => [.. Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(file => file.Count(letter => letter == '/') == 1)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_package_of_a_project_is_named_by_its_content(string project)
    {
        using var locked = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, "packages.lock.json")));
        var packages = locked.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(target => target.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project").ToList();

        Assert.NotEmpty(packages);
        Assert.All(packages, package => Assert.True(package.Value.TryGetProperty("contentHash", out _), $"{package.Name} has no hash."));
        // Another one on each system.
        Assert.DoesNotContain(packages, package => package.Name.StartsWith("Azure.Bicep.", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void What_Azure_starts_is_locked_for_its_system()
    {
        using var locked = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Repository.Root, "FinanceTrack.Functions", "packages.lock.json")));

        Assert.Contains(
            "net10.0/linux-x64", locked.RootElement.GetProperty("dependencies").EnumerateObject().Select(target => target.Name));
    }

    [Fact]
    public void GitHub_restores_nothing_else()
    {
        var properties = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props"));

        Assert.Contains("<RestoreLockedMode Condition=\"'$(GITHUB_ACTIONS)' == 'true' and Exists(", properties, StringComparison.Ordinal);
        Assert.DoesNotContain("RestorePackagesWithLockFile>false", properties, StringComparison.Ordinal);
    }
}

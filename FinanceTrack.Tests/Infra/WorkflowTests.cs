using System.Text.RegularExpressions;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Infra;

public sealed partial class WorkflowTests
{
    private static IEnumerable<string> Workflows =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, ".github", "workflows"), "*.yml");

    [Fact]
    public void Every_action_is_pinned_to_a_commit_and_says_which_version_that_is() =>
        Assert.All(Workflows.SelectMany(File.ReadLines).Where(line => line.Contains("uses:", StringComparison.Ordinal)),
            line => Assert.Matches(Pinned(), line));

    [Fact]
    public void Every_workflow_starts_without_rights_and_names_what_it_takes() =>
        Assert.All(Workflows, file => Assert.Matches(LeastRights(), File.ReadAllText(file)));

    [Fact]
    public void No_workflow_reads_a_stored_secret() =>
        Assert.All(Workflows, file => Assert.DoesNotContain("secrets.", File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void The_languages_of_the_product_its_console_and_its_workflows_are_analysed() => Assert.Contains(
        "language: [csharp, javascript-typescript, actions]",
        File.ReadAllText(Path.Combine(Repository.Root, ".github", "workflows", "security.yml")),
        StringComparison.Ordinal);

    [Fact]
    public void Each_hook_of_the_deployment_is_there_for_both_kinds_of_shell()
    {
        var lines = File.ReadLines(Path.Combine(Repository.Root, "azure.yaml")).Where(line => HookScript().IsMatch(line)).ToList();
        var hooks = lines.Select(line => HookScript().Match(line).Groups[1].Value).ToList();

        Assert.Equal(
            hooks.Count(hook => hook.EndsWith(".sh", StringComparison.Ordinal)),
            hooks.Count(hook => hook.EndsWith(".ps1", StringComparison.Ordinal)));
        Assert.Equal(8, hooks.Count);
        Assert.All(hooks, hook => Assert.True(File.Exists(Path.Combine(Repository.Root, hook)), $"{hook} is missing."));
        // Else azd wipes the URLs away.
        Assert.All(lines, line => Assert.Contains(", interactive: true }", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("preprovision")]
    [InlineData("postprovision")]
    [InlineData("postdeploy")]
    [InlineData("postdown")]
    public void Each_hook_speaks_of_the_same_variables_in_both_kinds_of_shell(string hook)
    {
        var posix = Variables($"{hook}.sh");

        Assert.NotEmpty(posix);
        Assert.Equal(posix, Variables($"{hook}.ps1"));
        Assert.All(posix.Where(
            name => !name.StartsWith("FINANCETRACK_", StringComparison.Ordinal)
            && name is not ("GITHUB_ACTIONS" or "AZURE_TOKEN_CREDENTIALS")),
            output => Assert.Contains(
                $"\noutput {output} string", File.ReadAllText(Path.Combine(Repository.Root, "infra", "main.bicep")),
                StringComparison.Ordinal));

        static IEnumerable<string> Variables(string file) =>
            Variable().Matches(File.ReadAllText(Path.Combine(Repository.Root, "infra", "hooks", file)))
                .Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);
    }

    [Fact]
    public void A_deployment_changes_no_file_of_the_sources_and_builds_beside_them()
    {
        Assert.Contains("<UserSecretsId>", Read("FinanceTrack.Functions/FinanceTrack.Functions.csproj"), StringComparison.Ordinal);
        Assert.All(new[] { "sh", "ps1" }, shell => Assert.All(
            Read($"infra/hooks/postprovision.{shell}").Split('\n').Where(line => DotnetCommand().IsMatch(line)),
            line => Assert.Contains("--artifacts-path artifacts/", line, StringComparison.Ordinal)));

        static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));
    }

    /// <summary>A package from npm, or a test tool, must not run where a release is signed or published.</summary>
    [Fact]
    public void A_release_is_tested_built_and_signed_in_three_jobs()
    {
        var jobs = Jobs(File.ReadAllText(Path.Combine(Repository.Root, ".github", "workflows", "release.yml")).ReplaceLineEndings("\n"));

        Assert.Equal(["test", "build", "publish"], jobs.Keys);
        Assert.All(jobs.Where(job => job.Value.Contains(": write", StringComparison.Ordinal)), job => Assert.Equal("publish", job.Key));
        Assert.Contains("\n    environment: release\n", jobs["publish"], StringComparison.Ordinal);
        Assert.All(new[] { "checkout", ".ci/run", "npm", "dotnet" },
            word => Assert.DoesNotContain(word, jobs["publish"], StringComparison.Ordinal));
        Assert.Contains("needs: test", jobs["build"], StringComparison.Ordinal);
        Assert.Contains("needs: build", jobs["publish"], StringComparison.Ordinal);
        Assert.Contains("sha256sum --check --strict", jobs["publish"], StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_of_what_builds_signs_and_deploys_have_an_owner()
    {
        var owned = File.ReadLines(Path.Combine(Repository.Root, ".github", "CODEOWNERS"))
            .Where(line => line.StartsWith('/')).Select(line => line.Split(' ')[0]).ToList();

        Assert.Subset(owned.ToHashSet(), new HashSet<string> { "/.ci/", "/.github/", "/infra/", "/azure.yaml", "/Dockerfile" });
        Assert.All(owned, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path.Trim('/'))), $"{path} is missing."));
    }

    private static Dictionary<string, string> Jobs(string workflow) =>
        Job().Split(workflow.Split("\njobs:\n")[1]).Skip(1).Chunk(2).ToDictionary(job => job[0], job => job[1]);

    [GeneratedRegex(@"^  (\w[\w-]*):\n", RegexOptions.Multiline)]
    private static partial Regex Job();

    [GeneratedRegex(@"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"^permissions:\n  contents: read$", RegexOptions.Multiline)]
    private static partial Regex LeastRights();

    [GeneratedRegex(@"run: (?:sh )?\./(infra/hooks/\S+\.(?:sh|ps1))")]
    private static partial Regex HookScript();

    [GeneratedRegex(@"\bdotnet (?:build|run) ")]
    private static partial Regex DotnetCommand();

    [GeneratedRegex("[A-Z]+(?:_[A-Z]+)+")]
    private static partial Regex Variable();
}

using System.Text.RegularExpressions;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Infra;

/// <summary>What docs/deploy.md has a deployer run must fit the template and the workflows.</summary>
public sealed partial class DeployDocsTests
{
    private static readonly string Page = Read("docs/deploy.md");

    [Fact]
    public void An_application_that_deploys_may_assign_the_roles_of_the_template_and_no_others()
    {
        var assigned = Deployment.Of("prod" + Deployment.Options).OfType("Microsoft.Authorization/roleAssignments")
            .Select(role => role.Text("properties", "roleDefinitionId")!.Split('/')[^1]).ToHashSet();
        var allowed = RoleIds().Matches(Page).SelectMany(line => Guids().Matches(line.Value)).Select(match => match.Value).ToHashSet();

        Assert.Equal(assigned.Order(), allowed.Order());
        Assert.Contains("--condition \"$condition\" --condition-version 2.0", Page, StringComparison.Ordinal);
        Assert.All(new[] { "roleAssignments/write'})) OR ($(allowed Request))", "roleAssignments/delete'})) OR ($(allowed Resource))" },
            clause => Assert.Contains(clause, Page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_deployment_environment_accepts_one_branch_and_requires_a_reviewer()
    {
        Assert.Contains("\"custom_branch_policies\": true", Page, StringComparison.Ordinal);
        Assert.Contains("deployment-branch-policies\" --field \"name=$branch\"", Page, StringComparison.Ordinal);
        Assert.Contains("\"reviewers\": [", Page, StringComparison.Ordinal);
        Assert.Contains("sub_claim_prefix", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"repo:$repository:", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_oldest_azd_is_the_same_in_the_project_and_in_the_page()
    {
        var oldest = OldestAzd().Match(Read("azure.yaml")).Groups[1].Value;

        Assert.NotEmpty(oldest);
        Assert.Contains($"(https://aka.ms/azd), {oldest} or newer", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_variable_of_an_environment_is_in_the_page()
    {
        var read = Variable().Matches(Read("infra/main.bicepparam")).Select(match => match.Groups[1].Value)
            .Where(name => name is not ("FINANCETRACK_THIS_ADDRESS" or "FINANCETRACK_SQL_ADMIN_LOGIN" or "FINANCETRACK_SQL_ADMIN_TYPE"))
            .Distinct();

        Assert.All(read, name => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_regions_that_the_page_names_are_those_of_the_template()
    {
        var template = Read("infra/main.bicep");

        Assert.All(new[] { "swedencentral", "westeurope", "eastus", "italynorth", "spaincentral" }, region =>
        {
            Assert.Contains($"  '{region}'\n", template, StringComparison.Ordinal);
            Assert.Contains($"`{region}`", Page, StringComparison.Ordinal);
        });
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    [GeneratedRegex("^roles=.*$", RegexOptions.Multiline)]
    private static partial Regex RoleIds();

    [GeneratedRegex("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Guids();

    [GeneratedRegex("azd: '>= ([0-9.]+)'")]
    private static partial Regex OldestAzd();

    [GeneratedRegex(@"readEnvironmentVariable\('(FINANCETRACK_\w+)'")]
    private static partial Regex Variable();
}

using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Infra;

/// <summary>Who gets at what we deploy: identities with data roles, and none with a key or a password.</summary>
public sealed class DeploymentAccessTests
{
    /// <summary>Built-in roles that reach data and never the resource's own settings.</summary>
    private static readonly Dictionary<string, string> OurRoles = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
    };

    private const string KeepPackage = "ba92f5b4-2d11-453d-a403-e96b0029c9fe"; // Storage Blob Data Contributor
    private const string AskModel = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd"; // Cognitive Services OpenAI User
    private const string SendMessages = "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a"; // Storage Queue Data Message Sender
    private const string TakeMessages = "8a0f0c08-91a1-4084-bc3d-661d67233fed"; // Storage Queue Data Message Processor

    [Theory]
    [MemberData(nameof(Deployment.Shapes), MemberType = typeof(Deployment))]
    public void Nothing_can_be_reached_with_a_key_or_a_password(string shape)
    {
        var deployment = Deployment.Of(shape);

        Assert.All(deployment.OfType("Microsoft.Storage/storageAccounts"), storage =>
        {
            Assert.Equal("false", storage.Text("properties", "allowSharedKeyAccess"));
            Assert.Equal("false", storage.Text("properties", "allowBlobPublicAccess"));
        });
        var server = deployment.Single("Microsoft.Sql/servers");
        Assert.Equal("true", server.Text("properties", "administrators", "azureADOnlyAuthentication"));
        Assert.Null(server.Find("properties", "administratorLogin"));
        Assert.Equal("true", deployment.Single("Microsoft.Sql/servers/azureADOnlyAuthentications")
            .Text("properties", "azureADOnlyAuthentication"));
        Assert.Equal("true", deployment.Single("Microsoft.Insights/components").Text("properties", "DisableLocalAuth"));
        Assert.Equal("true", deployment.Single("Microsoft.OperationalInsights/workspaces")
            .Text("properties", "features", "disableLocalAuth"));
        Assert.Equal("true", deployment.Single("Microsoft.KeyVault/vaults").Text("properties", "enableRbacAuthorization"));
        Assert.Equal("false", deployment.Single("Microsoft.Web/sites/basicPublishingCredentialsPolicies").Text("properties", "allow"));
        var models = deployment.OfType("Microsoft.CognitiveServices/accounts").ToList();
        Assert.Equal(Deployment.HasOptions(shape) ? 1 : 0, models.Count);
        Assert.All(models, model => Assert.Equal("true", model.Text("properties", "disableLocalAuth")));
    }

    [Theory]
    [MemberData(nameof(Deployment.Shapes), MemberType = typeof(Deployment))]
    public void The_app_works_as_one_identity_with_data_roles_on_single_resources(string shape)
    {
        var deployment = Deployment.Of(shape);
        var identity = AppIdentity(deployment);

        Assert.Equal("UserAssigned", deployment.Single("Microsoft.Web/sites").Text("identity", "type"));
        Assert.Contains(
            identity.Id, deployment.Single("Microsoft.Web/sites/config").Text("properties", "AZURE_CLIENT_ID"), StringComparison.Ordinal);
        var ours = RolesOf(deployment, identity);
        IEnumerable<string> expected = Deployment.HasOptions(shape) ? OurRoles.Keys.Append(AskModel) : OurRoles.Keys;
        Assert.Equal(expected.Order(), ours.Select(RoleOf).Order());
        Assert.All(Roles(deployment), role => Assert.Contains(deployment.Resources, target => role.Id.StartsWith(
            $"{target.Id}/providers/Microsoft.Authorization/", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [MemberData(nameof(Deployment.Shapes), MemberType = typeof(Deployment))]
    public void Others_get_one_queue_each_and_only_when_they_are_named(string shape)
    {
        var deployment = Deployment.Of(shape);
        var identities = deployment.OfType("Microsoft.ManagedIdentity/userAssignedIdentities").ToList();

        var others = Roles(deployment)
            .Where(role => !identities.Any(
                identity => role.Text("properties", "principalId")!.Contains(identity.Id, StringComparison.Ordinal)))
            .Select(role => (
                RoleOf(role), role.Text("properties", "principalId"),
                role.Id.Split("/providers/Microsoft.Authorization/")[0].Split('/')[^1]))
            .Order();

        Assert.Equal(
            Deployment.HasOptions(shape)
                ? [(TakeMessages, Deployment.Receiver, "transactions-scored"), (SendMessages, Deployment.Sender, "transactions-inbound")]
                : [],
            others);
    }

    [Theory]
    [MemberData(nameof(Deployment.Shapes), MemberType = typeof(Deployment))]
    public void What_the_app_works_as_cannot_replace_the_package_that_it_runs(string shape)
    {
        var deployment = Deployment.Of(shape);
        var container = Assert.Single(deployment.OfType("Microsoft.Storage/storageAccounts/blobServices/containers"),
            container => container.Id.EndsWith("/deployment-package", StringComparison.Ordinal));
        var account = container.Id.Split("/blobServices/")[0];
        var keeper = Assert.Single(
            deployment.OfType("Microsoft.ManagedIdentity/userAssignedIdentities"), identity => identity.Id != AppIdentity(deployment).Id);

        Assert.DoesNotContain(Roles(deployment), role => role.Id.StartsWith(account + "/", StringComparison.OrdinalIgnoreCase)
            && !role.Text("properties", "principalId")!.Contains(keeper.Id, StringComparison.Ordinal));
        var only = Assert.Single(RolesOf(deployment, keeper));
        Assert.Equal(KeepPackage, RoleOf(only));
        Assert.StartsWith(account + "/", only.Id, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(keeper.Id, deployment.Single("Microsoft.Web/sites").Text(
            "properties", "functionAppConfig", "deployment", "storage", "authentication", "userAssignedIdentityResourceId"));
        Assert.DoesNotContain(deployment.OfType("Microsoft.Storage/storageAccounts/queueServices"),
            queues => queues.Id.StartsWith(account + "/", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// As a resource of its own the administrator is an operation beside those on firewall and database, which it is known to fail.
    /// </summary>
    [Fact]
    public void The_administrator_is_part_of_the_server_and_Entra_only_comes_last()
    {
        var run = BicepCompiler.Run(
            Path.Combine(Repository.Root, "infra"), new Dictionary<string, string>(), "build", "modules/sql.bicep", "--stdout");
        using var template = JsonDocument.Parse(run.Output);
        var resources = template.RootElement.GetProperty("resources").EnumerateObject()
            .Where(resource => !resource.Value.TryGetProperty("existing", out _))
            .ToDictionary(resource => resource.Name, resource => resource.Value.GetProperty("type").GetString()!);
        var before = template.RootElement.GetProperty("resources").GetProperty("entraOnly").GetProperty("dependsOn").EnumerateArray()
            .Select(name => name.GetString()!).ToHashSet();

        Assert.DoesNotContain("Microsoft.Sql/servers/administrators", resources.Values);
        // Those left out depend on others and are not operations on the server, or are what the others stand on.
        Assert.Subset(before, resources.Where(resource => resource.Value.StartsWith("Microsoft.Sql/servers/", StringComparison.Ordinal)
            && resource.Key is not ("entraOnly" or "database")).Select(resource => resource.Key).ToHashSet());
    }

    [Fact]
    public void The_deployer_administers_the_database_unless_another_is_named()
    {
        const string client = "00000000-0000-0000-0000-00000000000d";
        var named = Deployment.Of("dev", ("FINANCETRACK_SQL_ADMIN_ID", client), ("FINANCETRACK_SQL_ADMIN_TYPE", "Application"));

        Assert.Equal("[deployer().objectId]", Deployment.Dev.Single("Microsoft.Sql/servers").Text("properties", "administrators", "sid"));
        Assert.Equal(client, named.Single("Microsoft.Sql/servers").Text("properties", "administrators", "sid"));
        Assert.Equal("Application", named.Single("Microsoft.Sql/servers").Text("properties", "administrators", "principalType"));
    }

    private static List<DeployedResource> Roles(Deployment deployment) => [.. deployment.OfType("Microsoft.Authorization/roleAssignments")];

    private static DeployedResource AppIdentity(Deployment deployment) => Assert.Single(
        deployment.OfType("Microsoft.ManagedIdentity/userAssignedIdentities"), identity =>
            !identity.Name.Contains("package", StringComparison.Ordinal));

    private static IEnumerable<DeployedResource> RolesOf(Deployment deployment, DeployedResource identity) =>
        Roles(deployment).Where(role => role.Text("properties", "principalId")!.Contains(identity.Id, StringComparison.Ordinal));

    private static string RoleOf(DeployedResource assignment) => assignment.Text("properties", "roleDefinitionId")!.Split('/')[^1];
}

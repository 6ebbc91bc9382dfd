namespace FinanceTrack.Tests.Infra;

/// <summary>From where what we deploy can be reached.</summary>
public sealed class DeploymentNetworkTests
{
    private const string AzureItself = "0.0.0.0"; // Decision 13.

    [Theory]
    [InlineData("prod", new[] { "blob", "package", "queue", "sqlServer", "vault" })]
    [InlineData("prod" + Deployment.Options, new[] { "account", "blob", "package", "queue", "sqlServer", "vault" })]
    public void A_private_deployment_has_no_public_way_to_data(string shape, string[] endpoints)
    {
        var deployment = Deployment.Of(shape);

        Assert.Equal("Disabled", deployment.Single("Microsoft.Sql/servers").Text("properties", "publicNetworkAccess"));
        Assert.Equal("Disabled", deployment.Single("Microsoft.KeyVault/vaults").Text("properties", "publicNetworkAccess"));
        Assert.All(deployment.OfType("Microsoft.Storage/storageAccounts"),
            storage => Assert.Equal("Disabled", storage.Text("properties", "publicNetworkAccess")));
        Assert.All(deployment.OfType("Microsoft.CognitiveServices/accounts"), model =>
        {
            Assert.Equal("Disabled", model.Text("properties", "publicNetworkAccess"));
            Assert.Equal("Deny", model.Text("properties", "networkAcls", "defaultAction"));
        });
        Assert.Equal(endpoints, deployment.OfType("Microsoft.Network/privateEndpoints")
            .Select(endpoint => endpoint.Find("properties", "privateLinkServiceConnections")!.Value[0].GetProperty("name").GetString())
            .Order(StringComparer.Ordinal));
        var zones = deployment.OfType("Microsoft.Network/privateDnsZones").Select(zone => zone.Name).ToList();
        Assert.Equal(zones.Distinct(), zones); // Both accounts' blobs are in one.
        Assert.NotNull(deployment.Single("Microsoft.Web/sites").Text("properties", "virtualNetworkSubnetId"));
    }

    [Fact]
    public void Upstream_systems_outside_a_private_network_need_a_named_address()
    {
        var accounts = Deployment.Of("prod", ("FINANCETRACK_ALLOWED_ADDRESSES", "203.0.113.0/24, 198.51.100.7/32"))
            .OfType("Microsoft.Storage/storageAccounts");
        var storage = Assert.Single(accounts, account => account.Text("properties", "publicNetworkAccess") == "Enabled");

        Assert.DoesNotContain("pkg", storage.Name, StringComparison.Ordinal);
        Assert.Equal("Deny", storage.Text("properties", "networkAcls", "defaultAction"));
        Assert.Equal(["203.0.113.0/24", "198.51.100.7"], storage.Find("properties", "networkAcls", "ipRules")!.Value.EnumerateArray()
            .Select(rule => rule.GetProperty("value").GetString()));
    }

    [Theory]
    [InlineData("dev", null, new[] { AzureItself })]
    [InlineData("dev" + Deployment.Options, null, new[] { AzureItself })]
    [InlineData("prod", null, new string[0])]
    [InlineData("prod", "203.0.113.7", new[] { "203.0.113.7" })]
    [InlineData("prod" + Deployment.Options, null, new string[0])]
    public void A_public_database_admits_Azure_and_a_named_deployer_and_no_other_address(
        string shape, string? deployer, string[] addresses)
    {
        var deployment = deployer is null ? Deployment.Of(shape) : Deployment.Of(shape, ("FINANCETRACK_DEPLOYER_ADDRESS", deployer));
        var rules = deployment.OfType("Microsoft.Sql/servers/firewallRules").ToList();

        Assert.Equal(addresses, rules.Select(rule => rule.Text("properties", "startIpAddress")!).Order(StringComparer.Ordinal));
        Assert.All(rules, rule => Assert.Equal(rule.Text("properties", "startIpAddress"), rule.Text("properties", "endIpAddress")));
        Assert.Empty(deployment.OfType("Microsoft.Sql/servers/virtualNetworkRules"));
        Assert.Equal(
            addresses.Length == 0
                ? "Disabled" : "Enabled", deployment.Single("Microsoft.Sql/servers").Text("properties", "publicNetworkAccess"));
    }

    [Fact]
    public void A_public_database_lets_the_machine_in_that_deploys_and_a_private_one_does_not()
    {
        var machine = ("FINANCETRACK_THIS_ADDRESS", "203.0.113.9");

        Assert.Equal([AzureItself, "203.0.113.9"], Deployment.Of("dev", machine).OfType("Microsoft.Sql/servers/firewallRules")
            .Select(rule => rule.Text("properties", "endIpAddress")).Order(StringComparer.Ordinal));
        Assert.Equal(AzureItself, Deployment.Of("dev", machine, ("FINANCETRACK_DEPLOYER_ADDRESS", ""))
            .Single("Microsoft.Sql/servers/firewallRules").Text("properties", "endIpAddress"));
        Assert.Empty(Deployment.Of("prod", machine).OfType("Microsoft.Sql/servers/firewallRules"));
    }
}

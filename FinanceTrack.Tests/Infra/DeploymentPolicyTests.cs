using System.Text.Json;
using FinanceTrack.Domain.Messaging;

namespace FinanceTrack.Tests.Infra;

/// <summary>What must hold for whatever we deploy, read from what a deployment would make.</summary>
public sealed class DeploymentPolicyTests
{
    /// <summary>Types of which Azure has nothing to tell, or tells it with the resource they belong to. Every other is seen from the workspace.</summary>
    private static readonly string[] Silent =
    [
        "Microsoft.Authorization/roleAssignments",
        "Microsoft.CognitiveServices/accounts/deployments",
        "Microsoft.Consumption/budgets",
        "Microsoft.Insights/actionGroups",
        "Microsoft.Insights/components", // Its telemetry is in the workspace already.
        "Microsoft.Insights/diagnosticSettings",
        "Microsoft.Insights/metricAlerts",
        "Microsoft.Insights/scheduledQueryRules",
        "Microsoft.ManagedIdentity/userAssignedIdentities",
        "Microsoft.Network/privateDnsZones",
        "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
        "Microsoft.Network/privateEndpoints",
        "Microsoft.Network/privateEndpoints/privateDnsZoneGroups",
        "Microsoft.Resources/deployments",
        "Microsoft.Resources/resourceGroups",
        "Microsoft.Sql/servers", // Its audit leaves through the master database.
        "Microsoft.Sql/servers/auditingSettings",
        "Microsoft.Sql/servers/azureADOnlyAuthentications",
        "Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies",
        "Microsoft.Sql/servers/databases/transparentDataEncryption",
        "Microsoft.Sql/servers/firewallRules",
        "Microsoft.Sql/servers/securityAlertPolicies",
        "Microsoft.Storage/storageAccounts/blobServices/containers",
        "Microsoft.Storage/storageAccounts/managementPolicies",
        "Microsoft.Storage/storageAccounts/queueServices/queues",
        "Microsoft.Web/sites/basicPublishingCredentialsPolicies",
        "Microsoft.Web/serverfarms", // Flex Consumption measures apps, not plans.
        "Microsoft.Web/sites/config",
    ];

    public static TheoryData<string> Tiers => ["dev", "prod"];

    [Theory]
    [MemberData(nameof(Tiers))]
    public void Nothing_speaks_less_than_TLS_1_2(string tier)
    {
        var deployment = Deployment.Of(tier);

        Assert.All(deployment.OfType("Microsoft.Storage/storageAccounts"), storage =>
        {
            Assert.Equal("TLS1_2", storage.Text("properties", "minimumTlsVersion"));
            Assert.Equal("true", storage.Text("properties", "supportsHttpsTrafficOnly"));
        });
        Assert.Equal("1.2", deployment.Single("Microsoft.Sql/servers").Text("properties", "minimalTlsVersion"));
        var app = deployment.Single("Microsoft.Web/sites");
        Assert.Equal("true", app.Text("properties", "httpsOnly"));
        Assert.Equal("1.2", app.Text("properties", "siteConfig", "minTlsVersion"));
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void The_app_says_nothing_that_Flex_Consumption_refuses(string tier)
    {
        var deployment = Deployment.Of(tier);

        Assert.Subset(new HashSet<string> { "http20Enabled", "minTlsVersion", "scmMinTlsVersion" },
            deployment.Single("Microsoft.Web/sites").Find("properties", "siteConfig")!.Value.EnumerateObject().Select(entry => entry.Name).ToHashSet());
        Assert.All(deployment.Single("Microsoft.Web/sites/config").Find("properties")!.Value.EnumerateObject(),
            setting => Assert.DoesNotMatch("^(FUNCTIONS_|WEBSITE_|SCM_|ENABLE_ORYX)", setting.Name));
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void The_database_is_encrypted_audited_and_can_go_back_in_time(string tier)
    {
        var deployment = Deployment.Of(tier);

        Assert.Equal("Enabled", deployment.Single("Microsoft.Sql/servers/databases/transparentDataEncryption").Text("properties", "state"));
        var auditing = deployment.Single("Microsoft.Sql/servers/auditingSettings");
        Assert.Equal("Enabled", auditing.Text("properties", "state"));
        Assert.Equal("true", auditing.Text("properties", "isAzureMonitorTargetEnabled"));
        Assert.True(deployment.Single("Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies")
            .Find("properties", "retentionDays")!.Value.GetInt32() >= 7);
        Assert.Equal("true", deployment.Single("Microsoft.KeyVault/vaults").Text("properties", "enablePurgeProtection"));
    }

    [Theory]
    [MemberData(nameof(Deployment.Shapes), MemberType = typeof(Deployment))]
    public void Every_resource_that_has_something_to_tell_is_seen_from_the_workspace(string tier)
    {
        var deployment = Deployment.Of(tier);
        var seen = deployment.OfType("Microsoft.Insights/diagnosticSettings")
            .Where(setting => setting.Text("properties", "workspaceId")!.Contains("/workspaces/", StringComparison.Ordinal))
            .Select(setting => setting.Id[..setting.Id.IndexOf("/providers/Microsoft.Insights/diagnosticSettings", StringComparison.OrdinalIgnoreCase)])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.All(deployment.Resources.Where(resource => !Silent.Contains(resource.Type)),
            resource => Assert.True(seen.Contains(resource.Id), $"{resource} has no diagnostic setting."));
    }

    [Fact]
    public void The_functions_wake_from_zero_in_dev_and_are_kept_warm_in_production()
    {
        static JsonElement AlwaysReady(Deployment deployment) => deployment.Single("Microsoft.Web/sites")
            .Find("properties", "functionAppConfig", "scaleAndConcurrency", "alwaysReady")!.Value;

        Assert.Equal(0, AlwaysReady(Deployment.Dev).GetArrayLength());
        Assert.Equal("http", AlwaysReady(Deployment.Prod)[0].GetProperty("name").GetString());
        Assert.Equal("15", Deployment.Dev.Single("Microsoft.Sql/servers/databases").Text("properties", "autoPauseDelay"));
        Assert.Equal("true", Deployment.Prod.Single("Microsoft.Sql/servers/databases").Text("properties", "zoneRedundant"));
        Assert.Equal("false", Deployment.Prod.Single("Microsoft.Web/serverfarms").Text("properties", "zoneRedundant"));
        Assert.Equal("true", Deployment.Of("prod", ("FINANCETRACK_ZONE_REDUNDANT_FUNCTIONS", "true"))
            .Single("Microsoft.Web/serverfarms").Text("properties", "zoneRedundant"));
        Assert.All(Deployment.Prod.OfType("Microsoft.Storage/storageAccounts"), storage => Assert.Equal("Standard_ZRS", storage.Text("sku", "name")));
    }

    [Fact]
    public void A_free_database_is_of_the_offers_size_or_nothing_is_made()
    {
        var free = ("FINANCETRACK_FREE_DATABASE", "true");

        Assert.Equal("true", Deployment.Of("dev", free).Single("Microsoft.Sql/servers/databases").Text("properties", "useFreeLimit"));
        Assert.Contains("FINANCETRACK_FREE_DATABASE", Deployment.Refusal("prod", free), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void Everything_that_can_carry_tags_says_whose_it_is(string tier) =>
        Assert.All(Deployment.Of(tier).Resources.Where(resource => resource.Find("tags") is not null), resource =>
        {
            Assert.Equal("financetrack", resource.Text("tags", "application"));
            Assert.Equal(tier, resource.Text("tags", "azd-env-name"));
        });

    [Fact]
    public void Someone_is_told_when_it_breaks_and_when_it_costs_too_much()
    {
        var alerts = Deployment.Dev.OfType("Microsoft.Insights/scheduledQueryRules").Concat(Deployment.Dev.OfType("Microsoft.Insights/metricAlerts"));
        var team = Deployment.Dev.Single("Microsoft.Insights/actionGroups");

        Assert.All(alerts, alert => Assert.Contains(team.Id, alert.Text("properties", "actions"), StringComparison.Ordinal));
        Assert.Equal(12, alerts.Count());
        Assert.Equal("operator@example.org",
            team.Find("properties", "emailReceivers")!.Value[0].GetProperty("emailAddress").GetString());
        Assert.Equal("50", Deployment.Dev.Single("Microsoft.Consumption/budgets").Text("properties", "amount"));
    }

    [Fact]
    public void Every_queue_and_container_the_product_names_is_there()
    {
        string[] queues =
        [
            .. QueueNames.Consumed, .. QueueNames.Consumed.Select(queue => queue + QueueNames.PoisonSuffix), QueueNames.TransactionsScored,
        ];

        Assert.Equal(queues.Order(), Names("Microsoft.Storage/storageAccounts/queueServices/queues"));
        Assert.Equal(["deployment-package", "models", "outbox"], Names("Microsoft.Storage/storageAccounts/blobServices/containers"));

        static IEnumerable<string> Names(string type) => Deployment.Dev.OfType(type).Select(resource => resource.Name.Split('/')[^1]).Order();
    }
}

namespace FinanceTrack.Tests.Infra;

/// <summary>What a deployer may have written into the variables of an environment.</summary>
public sealed class VariableTests
{
    private static readonly string[] Names =
    [
        "TIER", "VNET", "ZONE_REDUNDANT", "ZONE_REDUNDANT_FUNCTIONS", "SQL_DEFENDER", "FREQUENT_SWEEPS", "FREE_DATABASE", "ADMIN_EMAILS",
        "OPERATOR_EMAILS", "MONTHLY_BUDGET", "SQL_ADMIN_ID", "SQL_ADMIN_LOGIN", "SQL_ADMIN_TYPE", "DEPLOYER_ADDRESS", "ALLOWED_ADDRESSES",
        "SMTP_SERVER", "MAIL_FROM", "SETTINGS", "BUDGET_START", "RECOVER_VAULT",
    ];

    [Fact]
    public void An_empty_variable_is_one_that_was_never_set()
    {
        var emptied = Deployment.Of("dev", [.. Names.Select(name => ($"FINANCETRACK_{name}", ""))]);

        Assert.Empty(emptied.OfType("Microsoft.Network/privateEndpoints"));
        Assert.Empty(emptied.OfType("Microsoft.Consumption/budgets"));
        Assert.Equal("2", emptied.Single("Microsoft.Sql/servers/databases").Text("sku", "capacity"));
        Assert.Equal("User", emptied.Single("Microsoft.Sql/servers").Text("properties", "administrators", "principalType"));
        Assert.Equal("", emptied.Single("Microsoft.Web/sites/config").Text("properties", "Admin__Emails"));
    }

    [Fact]
    public void Entries_of_a_list_are_read_without_surrounding_blanks()
    {
        var deployment = Deployment.Of("dev",
            ("FINANCETRACK_OPERATOR_EMAILS", "one@example.org, two@example.org ,"),
            ("FINANCETRACK_ADMIN_EMAILS", " one@example.org , two@example.org"));

        Assert.Equal(["one@example.org", "two@example.org"], deployment.Single("Microsoft.Insights/actionGroups")
            .Find("properties", "emailReceivers")!.Value.EnumerateArray()
                .Select(receiver => receiver.GetProperty("emailAddress").GetString()));
        Assert.Equal(
            "one@example.org,two@example.org", deployment.Single("Microsoft.Web/sites/config").Text("properties", "Admin__Emails"));
    }

    [Theory]
    [InlineData("FINANCETRACK_TIER", "pord", "Available properties include \"dev\", \"prod\"")]
    [InlineData("FINANCETRACK_SQL_ADMIN_TYPE", "Person", "'Application' | 'Group' | 'User'")]
    [InlineData("FINANCETRACK_MONTHLY_BUDGET", "fifty", "monthlyBudget")]
    [InlineData("FINANCETRACK_SQL_DEFENDER", "maybe", "sqlDefender")]
    public void A_wrong_value_is_refused_by_name_before_anything_is_made(string variable, string value, string said) =>
        Assert.Contains(said, Deployment.Refusal("dev", (variable, value)), StringComparison.Ordinal);

    [Fact]
    public void A_region_without_what_the_template_needs_is_refused_before_anything_is_made()
    {
        Assert.Contains("'swedencentral'", Deployment.Refusal("dev", ("AZURE_LOCATION", "polandcentral")), StringComparison.Ordinal);
        Assert.Contains("FINANCETRACK_ZONE_REDUNDANT", Deployment.Refusal("prod", ("AZURE_LOCATION", "westus")), StringComparison.Ordinal);
        Assert.Empty(Deployment.Of("prod", ("AZURE_LOCATION", "westus"), ("FINANCETRACK_ZONE_REDUNDANT", "false")).Diagnostics);
    }

    [Fact]
    public void Every_environment_name_that_azd_accepts_gives_a_valid_budget_name()
    {
        var named = Deployment.Of("dev", ("AZURE_ENV_NAME", "my.money(2)"));

        Assert.Matches("^[a-zA-Z0-9_-]{1,63}$", named.Single("Microsoft.Consumption/budgets").Name);
    }
}

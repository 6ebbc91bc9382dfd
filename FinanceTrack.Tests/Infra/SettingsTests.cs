using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using FinanceTrack.Domain.Data;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Infra;

/// <summary>The code, the template and the sample file must speak of the same settings.</summary>
public sealed partial class SettingsTests
{
    /// <summary>Settings that the platform or a library reads, and no options class.</summary>
    private static readonly string[] ReadByOthers =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "ASPNETCORE_FORWARDEDHEADERS_ENABLED",
        "ASPNETCORE_URLS",
        "AZURE_CLIENT_ID",
        "AZURE_TOKEN_CREDENTIALS",
        "AzureFunctionsJobHost__Logging__Console__IsEnabled",
        "AzureFunctionsWebHost__hostid",
        "AzureWebJobsDisableHomepage",
        "AzureWebJobsScriptRoot",
        "AzureWebJobsStorage",
        "AzureWebJobsStorage__accountName",
        "AzureWebJobsStorage__clientId",
        "AzureWebJobsStorage__credential",
        "FUNCTIONS_WORKER_RUNTIME",
        "KeyVault__Uri",
    ];

    private static IReadOnlyDictionary<string, string> Template => Settings(Deployment.Of("prod",
        ("FINANCETRACK_SMTP_SERVER", "relay.example.org:25"), ("FINANCETRACK_MAIL_FROM", "money@example.org")));

    [Fact]
    public void Every_setting_the_code_reads_is_set_in_Azure_or_shown_in_the_sample()
    {
        var known = Template.Keys.Concat(Sample().Keys).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.Empty(ReadByUs().Except(known, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_setting_in_Azure_and_in_the_sample_is_read()
    {
        var read = ReadByUs().Concat(ReadByOthers).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.All(Template.Keys.Concat(Sample().Keys), name => Assert.Contains(name, read));
    }

    [Fact]
    public void Every_setting_in_the_image_and_on_Kubernetes_is_read()
    {
        var read = ReadByUs().Concat(ReadByOthers).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var image = ContainerTests.Variables;
        var map = ContainerTests.ConfigMap;

        Assert.Contains("Tokens__KeysFolder", image);
        Assert.Contains("KeyVault__Uri", map);
        Assert.All(image.Concat(map), name => Assert.Contains(name, read));
    }

    [Fact]
    public void No_setting_in_Azure_is_a_secret()
    {
        Assert.All(Settings(Deployment.Dev).Concat(Template), setting =>
        {
            Assert.DoesNotMatch(SecretName(), setting.Key);
            Assert.DoesNotMatch(SecretValue(), setting.Value);
        });
    }

    [Fact]
    public void Every_connection_in_Azure_is_the_managed_identity()
    {
        var settings = Settings(Deployment.Dev);

        Assert.Equal("managedidentity", settings["AzureWebJobsStorage__credential"]);
        Assert.Contains("clientId", settings["AzureWebJobsStorage__clientId"], StringComparison.Ordinal);
        Assert.Contains("Authorization=AAD;ClientId=", settings["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"], StringComparison.Ordinal);
        Assert.Equal("SqlServer", settings["Database__Provider"]);
        Assert.Contains("Encrypt=Mandatory", settings["Database__ConnectionString"], StringComparison.Ordinal);
        Assert.DoesNotContain("User Id", settings["Database__ConnectionString"], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AzureWebJobsStorage", settings.Keys);
        Assert.Equal("UserAssignedIdentity", Deployment.Dev.Single("Microsoft.Web/sites")
            .Text("properties", "functionAppConfig", "deployment", "storage", "authentication", "type"));
    }

    [Fact]
    public void Settings_of_an_environment_survive_a_deployment_and_replace_no_template_setting()
    {
        var settings = Settings(Deployment.Of("dev",
            ("FINANCETRACK_SETTINGS",
                """{ "Users__SessionDays": "7", "Database__Provider": "Sqlite", "AzureWebJobs.SweepJobs.Disabled": "false" }""")));

        Assert.Equal("7", settings["Users__SessionDays"]);
        Assert.Equal("false", settings["AzureWebJobs.SweepJobs.Disabled"]);
        Assert.Equal("SqlServer", settings["Database__Provider"]);
    }

    private static Dictionary<string, string> Settings(Deployment deployment) =>
        deployment.Single("Microsoft.Web/sites/config").Find("properties")!.Value.EnumerateObject()
            .ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!, StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, string> Sample()
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "local.settings.sample.json")));
        return sample.RootElement.GetProperty("Values").EnumerateObject()
            .ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!, StringComparer.OrdinalIgnoreCase);
    }

    // A class of options says its section in a constant; each property that can be set is a setting, or a section of them.
    private static List<string> ReadByUs() =>
    [
        .. from type in typeof(DatabaseOptions).Assembly.GetTypes()
           where type.Name.EndsWith("Options", StringComparison.Ordinal)
           let section = type.GetField("Section", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
               ?.GetRawConstantValue() as string
           where section is not null
           from setting in Settings(type, section.Replace(":", "__", StringComparison.Ordinal))
           select setting,
    ];

    private static IEnumerable<string> Settings(Type type, string section) =>
        type.GetProperties().Where(property => property.SetMethod is { IsPublic: true }).SelectMany(property =>
            property.PropertyType.IsClass && property.PropertyType.Assembly == type.Assembly
                ? Settings(property.PropertyType, $"{section}__{property.Name}")
                : [$"{section}__{property.Name}"]);

    [GeneratedRegex("password|secret|apikey|accountkey|connectionstring__key", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex(
        "AccountKey=|SharedAccessSignature|sig=|Password=|Pwd=|list[A-Z][A-Za-z]*\\(|@Microsoft\\.KeyVault", RegexOptions.IgnoreCase)]
    private static partial Regex SecretValue();
}

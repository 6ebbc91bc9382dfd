using System.Collections.Concurrent;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Infra;

/// <summary>
/// What a deployment would make: the template compiled with a set of parameters, its conditions and loops carried out.
/// Values that only Azure knows stay as expressions (<c>[reference(…)…]</c>).
/// </summary>
internal sealed class Deployment
{
    /// <summary>Said of a tier: with all that <c>main.bicepparam</c> has no variable for, and a deployer may write there.</summary>
    public const string Options = ", with a model and others' queues";

    /// <summary>Object ids of who may put transactions in, and of who may take answers out, with <see cref="Options"/>.</summary>
    public const string Sender = "00000000-0000-0000-0000-00000000000a", Receiver = "00000000-0000-0000-0000-00000000000b";

    private const string OptionalParameters = $$"""

        param assistantModel = { model: 'gpt-5-mini', version: '2025-08-07', sku: 'GlobalStandard', capacity: 10 }
        param inboundSenders = [{ objectId: '{{Sender}}', type: 'ServicePrincipal' }]
        param scoredReceivers = [{ objectId: '{{Receiver}}', type: 'Group' }]
        """;

    private static readonly ConcurrentDictionary<string, Lazy<Deployment>> Made = new();

    private Deployment(JsonElement snapshot)
    {
        Resources = [.. snapshot.GetProperty("predictedResources").EnumerateArray().Select(resource => new DeployedResource(resource))];
        Outputs = snapshot.GetProperty("outputs");
        Diagnostics = [.. snapshot.GetProperty("diagnostics").EnumerateArray().Select(diagnostic => diagnostic.ToString())];
    }

    public IReadOnlyList<DeployedResource> Resources { get; }

    public JsonElement Outputs { get; }

    public IReadOnlyList<string> Diagnostics { get; }

    /// <summary>A small deployment that sleeps when it is not called.</summary>
    public static Deployment Dev => Of("dev");

    /// <summary>A private, zone-redundant, warm deployment.</summary>
    public static Deployment Prod => Of("prod");

    /// <summary>Both tiers, bare and with what is optional.</summary>
    public static TheoryData<string> Shapes => ["dev", "prod", "dev" + Options, "prod" + Options];

    public static bool HasOptions(string shape) => shape.EndsWith(Options, StringComparison.Ordinal);

    /// <param name="shape">A tier, or one followed by <see cref="Options"/>.</param>
    /// <param name="overrides">Further variables that <c>main.bicepparam</c> reads.</param>
    public static Deployment Of(string shape, params (string Name, string Value)[] overrides) =>
        Made.GetOrAdd(
            $"{shape} {string.Join(' ', overrides)}", _ => new Lazy<Deployment>(() => new Deployment(Make(shape, overrides)))).Value;

    /// <summary>Why nothing is made.</summary>
    public static string Refusal(string shape, params (string Name, string Value)[] overrides) =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Make(shape, overrides)).Message;

    public IEnumerable<DeployedResource> OfType(string type) =>
        Resources.Where(resource => string.Equals(resource.Type, type, StringComparison.OrdinalIgnoreCase));

    public DeployedResource Single(string type) => Assert.Single(OfType(type));

    private static JsonElement Make(string shape, (string Name, string Value)[] overrides)
    {
        var tier = shape.Split(',')[0];
        var environment = new Dictionary<string, string>
        {
            ["FINANCETRACK_TIER"] = tier,
            ["AZURE_ENV_NAME"] = tier,
            ["FINANCETRACK_OPERATOR_EMAILS"] = "operator@example.org",
            ["FINANCETRACK_MONTHLY_BUDGET"] = "50",
        };
        foreach (var (name, value) in overrides)
            environment[name] = value;

        // The snapshot is written beside the parameter file, so that this works on a copy.
        var folder = Directory.CreateTempSubdirectory("financetrack-infra-");
        try
        {
            Copy(Path.Combine(Repository.Root, "infra"), folder.FullName);
            if (HasOptions(shape))
                File.AppendAllText(Path.Combine(folder.FullName, "main.bicepparam"), OptionalParameters);
            var run = BicepCompiler.Run(folder.FullName, environment, "snapshot", "main.bicepparam", "--mode", "overwrite",
                "--subscription-id", Guid.Empty.ToString(), "--tenant-id", Guid.Empty.ToString(), "--location", "swedencentral");
            Assert.True(run.ExitCode == 0, run.Errors);
            using var snapshot = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.FullName, "main.snapshot.json")));
            return snapshot.RootElement.Clone();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

/// <summary>One resource of a deployment.</summary>
internal sealed class DeployedResource(JsonElement resource)
{
    public string Id { get; } = resource.GetProperty("id").GetString()!;

    public string Type { get; } = resource.GetProperty("type").GetString()!;

    public string Name { get; } = resource.GetProperty("name").GetString()!;

    public override string ToString() => $"{Type} {Name}";

    /// <summary>The value at a path of property names, as text; null where there is none.</summary>
    public string? Text(params string[] path) =>
        Find(path) is { } value ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText() : null;

    /// <summary>The value at a path of property names; null where there is none.</summary>
    public JsonElement? Find(params string[] path)
    {
        var value = resource;
        foreach (var name in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
                return null;
        }

        return value;
    }
}

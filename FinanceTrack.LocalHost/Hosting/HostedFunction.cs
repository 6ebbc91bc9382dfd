using System.Text.Json;
using FinanceTrack.LocalHost.Hosting.Protocol;
using Microsoft.Extensions.Configuration;

namespace FinanceTrack.LocalHost.Hosting;

/// <summary>A function as the worker describes it.</summary>
internal sealed class HostedFunction(RpcFunctionMetadata metadata, IConfiguration configuration)
{
    private readonly List<FunctionBinding> _bindings =
        [.. metadata.RawBindings.Select(raw => JsonSerializer.Deserialize<FunctionBinding>(raw, JsonSerializerOptions.Web)!)];

    public RpcFunctionMetadata Metadata { get; } = metadata;

    public string Id => Metadata.FunctionId;

    public string Name => Metadata.Name;

    public FunctionBinding Trigger => _bindings.Single(binding => binding.Type.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase));

    public IEnumerable<FunctionBinding> QueueOutputs =>
        _bindings.Where(binding => binding.Type.Equals("queue", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the setting <c>AzureWebJobs.{name}.Disabled</c> turns it off.</summary>
    public bool IsDisabled { get; } =
        (configuration[$"AzureWebJobs.{metadata.Name}.Disabled"] ?? configuration[$"AzureWebJobs:{metadata.Name}:Disabled"]) is { } value
        && (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));

    public bool HasTrigger(string type) => Trigger.Type.Equals(type, StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// A binding of a function's metadata, under the names of <c>functions.metadata</c>. What its type does not have is null.
/// </summary>
internal sealed record FunctionBinding(
    string Name,
    string Type,
    string? Route,
    IReadOnlyList<string>? Methods,
    string? QueueName,
    string? Connection,
    string? DataType,
    string? Schedule,
    bool? RunOnStartup,
    bool? UseMonitor,
    IReadOnlyDictionary<string, string>? Properties)
{
    public const string HttpTrigger = "httpTrigger";
    public const string QueueTrigger = "queueTrigger";
    public const string TimerTrigger = "timerTrigger";

    /// <summary>Whether the worker reads the message itself, as a <c>QueueMessage</c> or <c>BinaryData</c> parameter wants it.</summary>
    public bool IsDeferred => Properties?.ContainsKey("supportsDeferredBinding") is true;
}

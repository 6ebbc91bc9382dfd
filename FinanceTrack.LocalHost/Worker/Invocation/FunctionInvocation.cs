using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.LocalHost.Worker.Invocation;

/// <summary>One call of a function. What few functions ask for (id, items, features) is made when it is asked for.</summary>
internal sealed class FunctionInvocation(HostedFunction function, IServiceProvider services, CancellationToken cancellationToken)
    : FunctionContext
{
    private string? _id;
    private IDictionary<object, object>? _items;
    private InvocationFeatures? _features;
    private BindingContext? _bindingContext;

    public HostedFunction Function => function;

    /// <summary>Set for HTTP triggers only.</summary>
    public HttpContext? HttpContext { get; init; }

    /// <summary>Names that parameters may bind to, for HTTP triggers.</summary>
    public IReadOnlyDictionary<string, object?>? RequestData { get; init; }

    /// <summary>Makes the trigger parameter's value, of its type, for triggers other than HTTP.</summary>
    public Func<object?>? Trigger { get; init; }

    /// <summary>Names that parameters may bind to, for triggers other than HTTP.</summary>
    public Func<IReadOnlyDictionary<string, object?>>? TriggerData { get; init; }

    public object? TriggerValue => Trigger?.Invoke();

    /// <summary>The value of the <c>[FromBody]</c> parameter.</summary>
    public object? Body { get; set; }

    /// <summary>What the function returned.</summary>
    public object? ReturnValue { get; set; }

    public override string InvocationId => _id ??= Guid.NewGuid().ToString();

    public override string FunctionId => function.Id;

    public override FunctionDefinition FunctionDefinition => function;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override CancellationToken CancellationToken => cancellationToken;

    public override IDictionary<object, object> Items
    {
        get => _items ??= new Dictionary<object, object>();
        set => _items = value;
    }

    public override IInvocationFeatures Features => _features ??= new InvocationFeatures();

    public override BindingContext BindingContext => _bindingContext ??= new TriggerBindingContext(
        RequestData ?? TriggerData?.Invoke() ?? ImmutableDictionary<string, object?>.Empty);

    public override TraceContext TraceContext => new ActivityTraceContext(Activity.Current);

    public override RetryContext RetryContext => NoRetryPolicy.Instance;

    private sealed class TriggerBindingContext(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => data;
    }

    private sealed class ActivityTraceContext(Activity? activity) : TraceContext
    {
        public override string TraceParent => activity?.Id ?? "";

        public override string TraceState => activity?.TraceStateString ?? "";
    }

    private sealed class NoRetryPolicy : RetryContext
    {
        public static readonly NoRetryPolicy Instance = new();

        public override int RetryCount => 0;

        public override int MaxRetryCount => 0;
    }
}

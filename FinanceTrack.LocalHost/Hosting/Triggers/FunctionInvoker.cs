using System.Diagnostics;
using System.Text.Json;
using FinanceTrack.LocalHost.Hosting.Protocol;
using Google.Protobuf;
using Microsoft.Azure.WebJobs;
using Newtonsoft.Json;
using ExecutionContext = Microsoft.Azure.WebJobs.ExecutionContext;
using WebJobsBinder = Microsoft.Azure.WebJobs.Binder;

namespace FinanceTrack.LocalHost.Hosting.Triggers;

/// <summary>
/// Carries an invocation from the WebJobs SDK to the worker. Public, since the methods that call it are made at run time.
/// </summary>
public abstract class FunctionInvoker
{
    /// <summary>Ends when the function has ended; a failure throws, so that the SDK retries the message.</summary>
    public abstract Task InvokeAsync(
        string function, object trigger, WebJobsBinder binder, ExecutionContext context, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class WorkerFunctionInvoker(WorkerChannel worker, IEnumerable<HostedFunction> functions, QueueOutputs outputs)
    : FunctionInvoker
{
    private readonly Dictionary<string, HostedFunction> _functions = functions.ToDictionary(function => function.Name);

    public override async Task InvokeAsync(
        string function, object trigger, WebJobsBinder binder, ExecutionContext context, CancellationToken cancellationToken)
    {
        var hosted = _functions[function];
        var request = new InvocationRequest
        {
            InvocationId = context.InvocationId.ToString(),
            FunctionId = hosted.Id,
            TraceContext = new() { TraceParent = Activity.Current?.Id ?? "", TraceState = Activity.Current?.TraceStateString ?? "" },
            InputData = { new ParameterBinding { Name = hosted.Trigger.Name, Data = Data(trigger) } },
        };
        foreach (var (name, value) in binder.BindingData.Where(pair => pair.Value is not null && pair.Key != "sys"))
            request.TriggerMetadata[name] = Data(value);
        AddPropertiesOf(trigger, request);
        await using var cancellation = cancellationToken.UnsafeRegister(_ => worker.Cancel(request.InvocationId), null);
        var response = await worker.InvokeAsync(request);
        switch (response.Result.Status)
        {
            case StatusResult.Types.Status.Success:
                await outputs.SendAsync(hosted, response, cancellationToken);
                break;
            case StatusResult.Types.Status.Cancelled:
                throw new OperationCanceledException(response.Result.Exception?.Message, cancellationToken);
            default:
                throw new InvalidOperationException(response.Result.Exception?.Message ?? response.Result.Result);
        }
    }

    /// <summary>Parameters may bind to the properties of a message that is a JSON object, as in Azure.</summary>
    private static void AddPropertiesOf(object trigger, InvocationRequest request)
    {
        if (trigger is not string text || !text.AsSpan().TrimStart().StartsWith('{') || Parse(text) is not { } json)
            return;
        using (json)
        {
            foreach (var property in json.RootElement.EnumerateObject())
                request.TriggerMetadata[property.Name] = new() { String = property.Value.ToString() };
        }
    }

    private static JsonDocument? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return null; // A text that only looks like JSON has no properties; the function sees it whole.
        }
    }

    private static TypedData Data(object value) => value switch
    {
        string text => new() { String = text },
        byte[] bytes => new() { Bytes = ByteString.CopyFrom(bytes) },
        ParameterBindingData data => new()
        {
            ModelBindingData = new()
            {
                Version = data.Version,
                Source = data.Source,
                ContentType = data.ContentType,
                Content = ByteString.CopyFrom(data.Content.ToMemory().Span),
            },
        },
        _ => new() { Json = JsonConvert.SerializeObject(value, Formatting.None) }, // The SDK's own types are made for this serializer.
    };
}

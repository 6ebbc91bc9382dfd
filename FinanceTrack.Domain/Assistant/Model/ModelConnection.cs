using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Core;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>
/// The client of the configured model, made once. It knows nothing of users and budgets: <see cref="ConfiguredModel"/> does.
/// </summary>
public sealed class ModelConnection(
    IHttpClientFactory http, IOptions<ModelOptions> options, ModelCredential credential, ILogger<ModelConnection> logger) : IDisposable
{
    internal const string HttpClientName = "assistant-model";

    private const string TokenScope = "https://cognitiveservices.azure.com/.default";
    private const string AzurePath = "openai/v1/";
    private const string NoKey = "none"; // The client asks for one, and an endpoint that needs none ignores it.

    // Its spans and metrics hold no message: neither questions nor answers, whatever the environment asks for.
    private readonly Lazy<IChatClient> _client = new(() => new ClassifyingChatClient(
            Create(options.Value, http, credential.Value).AsIChatClient(), StreamBounds.Of(options.Value), logger)
        .AsBuilder()
        .UseOpenTelemetry(configure: traced => traced.EnableSensitiveData = false)
        .Build());

    public bool IsConfigured => options.Value.Provider != ModelProvider.None;

    /// <summary>Throws <see cref="ModelFailedException"/> where a call fails.</summary>
    /// <exception cref="InvalidOperationException">No model is configured.</exception>
    public IChatClient Client => IsConfigured ? _client.Value : throw new InvalidOperationException("No language model is configured.");

    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    private static ChatClient Create(ModelOptions options, IHttpClientFactory http, TokenCredential credential)
    {
        var isAzure = options.Provider == ModelProvider.AzureOpenAI;
        var settings = new OpenAIClientOptions
        {
            Endpoint = BaseAddress(options.Endpoint!, isAzure),
            Transport = new HttpClientPipelineTransport(http.CreateClient(HttpClientName)),
            // The resilience of the HTTP client decides on attempts, and nothing of a message is logged.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = ModelResilience.TotalTime(options),
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        };
#pragma warning disable OPENAI001 // The package's way to a token of Entra, marked as new.
        return isAzure
            ? new ChatClient(options.Model, new BearerTokenPolicy(credential, TokenScope), settings)
            : new ChatClient(
                options.Model, new ApiKeyCredential(string.IsNullOrEmpty(options.Key) ? NoKey : options.Key), settings);
#pragma warning restore OPENAI001
    }

    private static Uri BaseAddress(string endpoint, bool isAzure)
    {
        var address = new Uri(endpoint.EndsWith('/') ? endpoint : endpoint + "/");
        return isAzure && address.AbsolutePath == "/" ? new Uri(address, AzurePath) : address;
    }
}

using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>What the settings of a model need of each other.</summary>
internal sealed class ModelOptionsValidation : IValidateOptions<ModelOptions>
{
    public ValidateOptionsResult Validate(string? name, ModelOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(ModelOptions options)
    {
        if (options.Provider == ModelProvider.None)
            yield break;
        if (string.IsNullOrWhiteSpace(options.Model))
            yield return $"Assistant:Model must name the model, or its deployment, since Assistant:Provider is {options.Provider}.";
        if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            yield return $"Assistant:Endpoint must be an http or https address, since Assistant:Provider is {options.Provider}.";
            yield break;
        }

        var isSecure = endpoint.Scheme == Uri.UriSchemeHttps;
        if (options.Provider == ModelProvider.AzureOpenAI && !isSecure)
            yield return "Assistant:Endpoint of Azure OpenAI must begin with https.";
        if (options.Provider == ModelProvider.AzureOpenAI && !string.IsNullOrEmpty(options.Key))
            yield return "Assistant:Key must be empty: Azure OpenAI is reached with an Entra identity.";
        if (options.Provider == ModelProvider.OpenAI && !string.IsNullOrEmpty(options.Key) && !isSecure && !endpoint.IsLoopback)
            yield return "Assistant:Endpoint must begin with https, or be this machine: Assistant:Key would be sent in clear text.";
    }
}

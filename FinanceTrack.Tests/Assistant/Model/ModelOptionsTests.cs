using FinanceTrack.Domain.Assistant.Model;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Tests.Assistant.Model;

public sealed class ModelOptionsTests
{
    [Theory]
    [InlineData("None", null, null, null)]
    [InlineData("OpenAI", "http://localhost:11434/v1", "qwen3:8b", null)]
    [InlineData("OpenAI", "http://127.0.0.1:8000/v1", "local", "key")]
    [InlineData("OpenAI", "http://gpu.example.com:8000/v1", "shared", null)]
    [InlineData("OpenAI", "https://api.openai.com/v1", "gpt-5-mini", "key")]
    [InlineData("AzureOpenAI", "https://oai-financetrack.openai.azure.com", "assistant", "")]
    public async Task Good_settings_are_accepted(string provider, string? endpoint, string? model, string? key)
    {
        await using var client = new ModelClient(Settings(provider, endpoint, model, key));

        if (provider == nameof(ModelProvider.None))
            Assert.Throws<InvalidOperationException>(() => client.Chat);
        else
            Assert.NotNull(client.Chat);
    }

    [Theory]
    [InlineData("OpenAI", null, "gpt-5-mini", "key", "Assistant:Endpoint")]
    [InlineData("OpenAI", "localhost:11434", "qwen3:8b", null, "Assistant:Endpoint")]
    [InlineData("OpenAI", "https://api.openai.com/v1", "", "key", "Assistant:Model")]
    [InlineData("OpenAI", "http://gpu.example.com/v1", "shared", "key", "clear text")]
    [InlineData("AzureOpenAI", "http://oai-financetrack.openai.azure.com", "assistant", null, "https")]
    [InlineData("AzureOpenAI", "https://oai-financetrack.openai.azure.com", "assistant", "key", "Assistant:Key")]
    public async Task Wrong_settings_are_refused_by_name(string provider, string? endpoint, string? model, string? key, string named)
    {
        await using var client = new ModelClient(Settings(provider, endpoint, model, key));

        var refused = Assert.Throws<OptionsValidationException>(() => client.Chat);

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        if (!string.IsNullOrEmpty(key))
            Assert.DoesNotContain($"\"{key}\"", refused.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Settings(string provider, string? endpoint, string? model, string? key) => new()
    {
        ["Assistant:Provider"] = provider,
        ["Assistant:Endpoint"] = endpoint,
        ["Assistant:Model"] = model,
        ["Assistant:Key"] = key,
    };
}

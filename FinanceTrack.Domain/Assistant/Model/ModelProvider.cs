namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>Where the language model runs.</summary>
public enum ModelProvider
{
    /// <summary>There is none: the offline engine answers everything.</summary>
    None,

    /// <summary>A deployment in Azure OpenAI, reached with the process's Entra identity.</summary>
    AzureOpenAI,

    /// <summary>Any endpoint that speaks OpenAI's chat completions: OpenAI itself, Ollama, vLLM, LM Studio.</summary>
    OpenAI,
}

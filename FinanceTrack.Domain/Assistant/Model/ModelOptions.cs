using System.ComponentModel.DataAnnotations;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>Settings <c>Assistant:*</c> of the connection to a language model.</summary>
public sealed class ModelOptions
{
    public const string Section = "Assistant";

    public ModelProvider Provider { get; set; } = ModelProvider.None;

    /// <summary>
    /// The base address: of an Azure OpenAI account (<c>https://NAME.openai.azure.com</c>), or of a compatible endpoint with its version
    /// (<c>http://localhost:11434/v1</c>).
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>The key of a compatible endpoint; empty for one that asks for none. Azure OpenAI takes a token and no key.</summary>
    public string? Key { get; set; }

    /// <summary>The model's name, or the name of its deployment in Azure OpenAI.</summary>
    public string? Model { get; set; }

    /// <summary>How long one attempt, or the next part of a streamed answer, may take.</summary>
    [Range(1, 180)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>How often a transient failure is tried again.</summary>
    [Range(0, 5)]
    public int MaxRetries { get; set; } = 2;

    /// <summary>Of one answer of the model.</summary>
    [Range(16, 100_000)]
    public int MaxOutputTokens { get; set; } = 2_000;

    /// <summary>Tokens, in and out, that one user may use in a day (UTC). 0 means no limit.</summary>
    [Range(0, long.MaxValue)]
    public long MaxTokensPerUserPerDay { get; set; } = 500_000;

    /// <summary>What one user may cost in a day (UTC), in <see cref="PriceCurrency"/>. 0 means no limit.</summary>
    [Range(0, 1_000_000)]
    public decimal MaxCostPerUserPerDay { get; set; }

    /// <summary>Price of a million tokens that go to the model.</summary>
    [Range(0, 1_000_000)]
    public decimal InputPricePerMillion { get; set; }

    /// <summary>Price of a million tokens that the model writes.</summary>
    [Range(0, 1_000_000)]
    public decimal OutputPricePerMillion { get; set; }

    /// <summary>ISO 4217 code of the prices.</summary>
    [RegularExpression("^[A-Z]{3}$")]
    public string PriceCurrency { get; set; } = "USD";
}

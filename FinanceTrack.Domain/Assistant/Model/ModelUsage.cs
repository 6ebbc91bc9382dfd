namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>What calls of the model used.</summary>
public readonly record struct ModelUsage(long InputTokens, long OutputTokens)
{
    public long Tokens => InputTokens + OutputTokens;

    internal ModelUsage Less(ModelUsage other) => new(InputTokens - other.InputTokens, OutputTokens - other.OutputTokens);

    /// <summary>In millionths of the price's currency: a price for a million tokens is one for a token in those.</summary>
    internal long CostMicros(ModelOptions prices) =>
        (long)decimal.Ceiling(InputTokens * prices.InputPricePerMillion + OutputTokens * prices.OutputPricePerMillion);

    /// <summary>In the price's currency.</summary>
    internal decimal Cost(ModelOptions prices) => CostMicros(prices) / Micros;

    internal const decimal Micros = 1_000_000m;
}

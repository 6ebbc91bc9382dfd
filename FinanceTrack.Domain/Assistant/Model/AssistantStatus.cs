namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>What answers the user's questions, and how much of the day's budget is left.</summary>
/// <param name="Model">The model, or its deployment; null when there is none.</param>
/// <param name="Offline">Whether the offline engine answers now: no model is configured, or it failed repeatedly and is left alone.</param>
/// <param name="Budget">Null when no model is configured.</param>
/// <param name="Probe">What the test found, when one was asked for.</param>
public sealed record AssistantStatus(ModelProvider Provider, string? Model, bool Offline, BudgetStatus? Budget, ModelReport? Probe);

/// <summary>The user's budget of the day (UTC). What has no limit is null.</summary>
/// <param name="CostUsed">In <paramref name="Currency"/>; 0 where no prices are set.</param>
/// <param name="ResetsAt">When the next day begins.</param>
public sealed record BudgetStatus(
    long TokensUsed,
    long? TokensLeft,
    decimal CostUsed,
    decimal? CostLeft,
    string Currency,
    DateTimeOffset ResetsAt);

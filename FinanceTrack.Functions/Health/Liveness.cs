namespace FinanceTrack.Functions.Health;

/// <summary>That the process answers, and its time.</summary>
public sealed record Liveness(string Status, DateTimeOffset At);

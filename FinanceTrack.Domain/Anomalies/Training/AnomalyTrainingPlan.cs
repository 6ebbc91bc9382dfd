namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>How much history a training takes. The defaults are the product's; tests train on less.</summary>
/// <param name="MinUsers">With fewer users the served model stays.</param>
/// <param name="MinRows">With fewer rows of theirs, too.</param>
/// <param name="MaxRows">Rows drawn at most, which bounds time and memory.</param>
public sealed record AnomalyTrainingPlan(int MinUsers = 10, int MinRows = 3_000, int MaxRows = 200_000);

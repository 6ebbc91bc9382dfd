namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>How much history a training takes. The defaults are the product's; tests train on less.</summary>
/// <param name="FewestUsers">With fewer users the served model stays.</param>
/// <param name="FewestRows">With fewer rows of theirs, too.</param>
/// <param name="MostRows">Rows drawn at most, which bounds time and memory.</param>
public sealed record AnomalyTrainingPlan(int FewestUsers = 10, int FewestRows = 3_000, int MostRows = 200_000);

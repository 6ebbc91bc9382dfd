namespace FinanceTrack.Domain.Categorization.Training;

/// <summary>What a training is made of. The defaults are the product's; tests train less.</summary>
/// <param name="SyntheticPerCategory">Synthetic lines of each category: what the model knows before any user says anything.</param>
/// <param name="MinLabelled">With fewer labelled lines the served model stays.</param>
/// <param name="MinGain">By how much accuracy on the held-back lines must rise for a promotion.</param>
public sealed record TrainingPlan(int SyntheticPerCategory = 2_000, int MinLabelled = 500, double MinGain = .002)
{
    /// <summary>How many synthetic lines a labelled one outweighs.</summary>
    internal const float LabelledWeight = 3;

    internal TrainingSettings Settings { get; init; } = new();
}

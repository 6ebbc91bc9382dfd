namespace FinanceTrack.Domain.Categorization.Training;

/// <summary>One labelled description.</summary>
/// <param name="Description">The text as the bank gave it.</param>
/// <param name="Category">Its <see cref="Taxonomy"/> index.</param>
/// <param name="Weight">How many lines it counts for.</param>
/// <param name="HideLexicon">Trains without its lexicon scores: a model that always sees them learns to trust them blindly.</param>
internal readonly record struct TrainingLine(string Description, int Category, float Weight = 1, bool HideLexicon = false);

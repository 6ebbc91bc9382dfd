using FinanceTrack.Domain.Categorization;
using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.ModelRegistry;

namespace FinanceTrack.Tests.ModelRegistry;

/// <summary>Sound models of the kind <c>expense-classifier</c> that have learnt next to nothing.</summary>
internal static class SmallClassifier
{
    public const string Kind = ExpenseClassifierFormat.ModelKind;

    /// <param name="leaning">How much it leans to the first category: another leaning, other bytes.</param>
    public static async Task<string> SaveAsync(
        ModelStore store, float leaning, DateTimeOffset trainedAt, IReadOnlyDictionary<string, double>? metrics = null)
    {
        var model = new LinearTextModel(
            new TermVocabulary([], [], []), new float[Taxonomy.Count * Taxonomy.Count], [leaning, .. new float[Taxonomy.Count - 1]], new float[Taxonomy.Count], 1);
        var manifest = await store.SaveAsync(
            new NewModel(Kind, ExpenseClassifierFormat.SchemaVersion, ExpenseClassifierFormat.Write(model), trainedAt, "none", metrics ?? new Dictionary<string, double>()), default);
        return manifest.Version;
    }
}

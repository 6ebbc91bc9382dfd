using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Domain.Telemetry;

namespace FinanceTrack.Domain.Categorization;

/// <summary>
/// Categorises a user's transactions: by the user's own answers, the user's rules, and the trained classifier, or the lexicon
/// until there is one.
/// </summary>
public sealed class Categorizer(CurrentModel<CategoryScorer> model)
{
    /// <summary>
    /// One answer for each input, in their order. Reads only; what the user teaches goes to <see cref="CategoryMemory"/>.
    /// </summary>
    /// <param name="answered">The user's memory, or an empty one: what it lacks is read in one round trip for any number of inputs.</param>
    public async Task<IReadOnlyList<CategoryAnswer>> CategorizeAsync(
        DbSession session,
        Guid ledgerId,
        LedgerKind account,
        CategorizationSetup setup,
        AnsweredTerms answered,
        IReadOnlyList<PreparedInput> inputs)
    {
        if (inputs.Count == 0)
            return [];
        using var span = Traces.Source.StartActivity("categorize");
        var served = await model.GetAsync(session.CancellationToken);
        span?.SetTag("financetrack.rows", inputs.Count).SetTag("financetrack.model.version", served?.Version);
        var prediction = new PersonalPrediction(served?.Model ?? CategoryScorer.LexiconOnly, account, setup.Space);
        prediction.Remember(await answered.FindAsync(session, ledgerId, inputs.SelectMany(input => input.Terms.All).Distinct()));
        return [.. inputs.Select(input => prediction.Answer(input.Input, input.Terms, setup.Rules))];
    }
}

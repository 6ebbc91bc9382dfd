using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Categorization.Rules;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Models;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Categorization;

/// <summary>
/// Categorises a user's transactions: by the user's own answers, the user's rules, and the trained classifier, or the lexicon
/// until there is one. What is the user's is read in one round trip for any number of descriptions.
/// </summary>
public sealed class Categorizer(CurrentModel<CategoryScorer> model)
{
    private static readonly Statement PersonalSql = Statement.Of(d => $"""
        SELECT {CategoryMemoryTable.Columns} FROM CategoryMemory WHERE UserId = @UserId AND Term IN {d.NumbersOf("@Terms")};
        SELECT {RuleTable.Columns} FROM CategorizationRules WHERE UserId = @UserId;
        """);

    /// <summary>One answer for each input, in their order. Reads only; what the user teaches goes to <see cref="CategoryMemory"/>.</summary>
    /// <param name="targets">All the user's categories.</param>
    public async Task<IReadOnlyList<CategoryAnswer>> CategorizeAsync(
        DbSession session, Guid userId, AccountKind account, IEnumerable<CategoryTarget> targets, IReadOnlyList<CategorizationInput> inputs)
    {
        if (inputs.Count == 0)
            return [];
        var served = await model.GetAsync(session.CancellationToken);
        var prediction = new PersonalPrediction(served?.Model ?? CategoryScorer.LexiconOnly, account, new AnswerSpace(targets));
        MemoryTerms[] terms = [.. inputs.Select(input => MemoryTerms.Of(input.Description, input.Direction))];
        var (memory, rules) = await ReadAsync(session, userId, terms);
        prediction.Remember(memory);
        return [.. inputs.Select((input, i) => prediction.Answer(input, terms[i], rules))];
    }

    private static async Task<(List<MemoryRow> Memory, RuleSet Rules)> ReadAsync(DbSession session, Guid userId, MemoryTerms[] terms)
    {
        var distinct = terms.SelectMany(term => term.Words.Append(term.Exact)).Append(MemoryTerms.Everything).Distinct();
        await using var results = await session.ReadAsync(PersonalSql, new { UserId = userId, Terms = SqlText.Numbers(distinct) });
        var memory = await results.ListAsync(MemoryRow.Read);
        return (memory, new RuleSet(await results.ListAsync(RuleTable.Read)));
    }
}

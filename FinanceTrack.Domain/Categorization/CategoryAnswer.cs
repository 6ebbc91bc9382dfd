using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Categorization;

/// <summary>A category that was considered.</summary>
/// <param name="Confidence">0..1: of the answers given with .8, about eight in ten are right.</param>
public sealed record CategoryCandidate(Guid CategoryId, double Confidence);

/// <summary>The category of a description, or why there is none.</summary>
/// <param name="CategoryId">Null when nothing was sure enough.</param>
/// <param name="Source">What decided; <see cref="CategorySource.None"/> when nothing was sure enough.</param>
/// <param name="Confidence">Of the best category, taken or not; 1 for a rule.</param>
/// <param name="RunnersUp">What else it may be, likeliest first; the best category is the first of them when it was not taken.</param>
public sealed record CategoryAnswer(Guid? CategoryId, CategorySource Source, double Confidence, IReadOnlyList<CategoryCandidate> RunnersUp)
{
    /// <summary>Below this the user is asked instead: a wrong category costs more than none.</summary>
    public const double Floor = .5;

    /// <summary>Nothing was sure enough.</summary>
    public bool Abstained => CategoryId is null;
}

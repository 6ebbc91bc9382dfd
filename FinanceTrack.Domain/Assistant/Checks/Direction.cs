using FinanceTrack.Domain.Assistant.Claims;

namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>Compares what the words of a clause measure with what its figures measure.</summary>
internal static class Direction
{
    /// <summary>What is wrong, or null.</summary>
    public static string? Problem(Clause clause, Claim claim, string following)
    {
        if (Kind(claim, following, clause) is { } wrongKind)
            return wrongKind;
        if (clause.HasAny(CheckWords.Negation))
            return "a figure beside a negation";
        if (clause.HasAny(CheckWords.Balance) && claim.Measure is not (Measure.Balance or Measure.Probability))
            return "a figure that is not a balance, called a balance";
        if (clause.HasAny(CheckWords.NetKept) && !(claim.Measure == Measure.Net && claim.Number >= 0))
            return "a figure that is not a surplus, called one";
        if (clause.HasAny(CheckWords.NetLost) && !(claim.Measure == Measure.Net && claim.Number < 0))
            return "a figure that is not a shortfall, called one";
        if (clause.HasAny(CheckWords.Future) && !IsFuture(claim))
            return "a figure of the past, said of the future";
        return Words(clause, claim);
    }

    /// <summary>What is wrong with a figure by the words of the clauses before its own, which go on to be meant; or null.</summary>
    public static string? Inherited(IReadOnlyList<Clause> earlier, Clause clause, Claim claim)
    {
        var said = earlier.LastOrDefault(HasDirection);
        if (said is not null && !HasDirection(clause))
        {
            var direction = new Clause(false);
            direction.Words.AddRange(said.Words.Where(IsDirection));
            if (Problem(direction, claim, "") is { } wrong)
                return wrong;
        }

        return clause.HasAny(CheckWords.Total) || clause.IsAfterThan
            ? null
            : earlier.Select(other => Means(other, claim)).FirstOrDefault(found => found is not null);
    }

    /// <summary>Whether the words beside the figure say which way it goes, so that its sign is not written.</summary>
    public static bool IsSaid(Clause clause, Claim claim) => claim.Measure == Measure.Net
        ? claim.Derivation is null && clause.HasAny(CheckWords.NetLost)
        : IsChange(claim)
            ? clause.HasAny(CheckWords.More) || clause.HasAny(CheckWords.Less)
            : claim.Measure == Measure.Transaction && (clause.HasAny(CheckWords.Spend) || clause.HasAny(CheckWords.Earn));

    private static string? Words(Clause clause, Claim claim)
    {
        var (spend, earn) = (clause.HasAny(CheckWords.Spend), clause.HasAny(CheckWords.Earn));
        if (spend && claim.Flow != Flow.Out && !IsFlowless(claim))
            return "a figure that is not spending, called spending";
        if (earn && claim.Flow != Flow.In && !IsFlowless(claim))
            return "a figure that is not income, called income";
        var (more, less) = (clause.HasAny(CheckWords.More), clause.HasAny(CheckWords.Less));
        if (more || less)
        {
            if (!IsChange(claim))
                return claim.Kind == ClaimKind.Ratio && !less ? null : "a comparison without the difference";
            if (more == less || (claim.Number > 0) != more || claim.Number == 0)
                return "a difference in the wrong direction";
        }

        if (clause.HasAny(CheckWords.Superlatives) && !claim.IsRanked && !ClaimMath.IsMost(claim))
            return "a figure that is not known to be the largest or the smallest";
        if (claim is { IsRanked: true, Row: not 1 } && clause.HasAny(CheckWords.Superlatives))
            return "a figure that is not the first of its list";
        if (clause.HasAny(CheckWords.Total) && (claim.Row is not null || !claim.IsComplete))
            return "a figure of one row, called a total";
        return Means(clause, claim);
    }

    private static string? Means(Clause clause, Claim claim)
    {
        var how = claim.Derivation?.Operator;
        if (clause.HasAny(CheckWords.PerDay) && how != Operator.PerDay && claim.Measure != Measure.SafeToSpend)
            return "a figure that is not by day, called one";
        if (clause.HasAny(CheckWords.PerMonth) && how != Operator.PerMonth
            && claim.Measure is not (Measure.RecurringPerMonth or Measure.Recurring or Measure.RecurringCount))
        {
            return "a figure that is not by month, called one";
        }

        return clause.HasAny(CheckWords.Average)
            && how is not (Operator.Average or Operator.PerDay or Operator.PerMonth or Operator.PerTransaction)
            && claim.Measure is not (Measure.Recurring or Measure.RecurringPerMonth)
                ? "a figure that is not a mean, called one"
                : null;
    }

    private static string? Kind(Claim claim, string following, Clause clause)
    {
        if (claim.Kind != ClaimKind.Count && CheckWords.CountNouns.Contains(following) && claim.Kind != ClaimKind.Ratio)
            return "a figure that is not a count, called one";
        if (claim.Kind != ClaimKind.Amount && claim.Currency is null && CurrencyWords.Of(following) is not null)
            return "a figure without a currency, given one";
        return claim.Currency is { } currency && clause.Words.Any(word => CurrencyWords.Of(word) is { } named && named != currency.Code)
            ? "a figure in another currency"
            : null;
    }

    private static bool HasDirection(Clause clause) => clause.Words.Exists(IsDirection);

    private static bool IsDirection(string word) => CheckWords.Spend.Contains(word) || CheckWords.Earn.Contains(word)
        || CheckWords.Balance.Contains(word) || CheckWords.NetKept.Contains(word) || CheckWords.NetLost.Contains(word);

    private static bool IsChange(Claim claim) => claim.Derivation?.Operator is Operator.Difference or Operator.Change;

    // What has no direction of its own, and whose words come along with either.
    private static bool IsFlowless(Claim claim) => claim.Measure is Measure.SafeToSpend or Measure.BookedOn or Measure.NextPayment
        || (claim.Measure is Measure.Found or Measure.Probability or Measure.RecurringCount && claim.Flow == Flow.None);

    private static bool IsFuture(Claim claim) => claim.Measure is Measure.Forecast or Measure.ForecastLow or Measure.ForecastHigh
        or Measure.NextPayment or Measure.SafeToSpend or Measure.Probability or Measure.Recurring or Measure.RecurringPerMonth;
}

namespace FinanceTrack.Domain.Categorization;

/// <summary>
/// The share of each category among the lines of a personal account, set by hand from general knowledge of household
/// budgets: the training lines hold every category equally often, an account does not.
/// </summary>
internal static class HouseholdPrior
{
    private static readonly double[] Shares = Normalised(
    [
        (/* business_other */ .013), (/* dining */ .16), (/* education */ .015), (/* entertainment */ .07),
        (/* fees_government */ .06), (/* giving_membership */ .012), (/* groceries */ .14), (/* health */ .035),
        (/* home */ .035), (/* income */ .03), (/* insurance */ .02), (/* personal_care */ .02),
        (/* shopping */ .13), (/* transfer */ .11), (/* transport */ .12), (/* travel */ .025), (/* utilities */ .06),
    ]);

    /// <summary>Shares by <see cref="Taxonomy"/> index, summing to one.</summary>
    public static ReadOnlySpan<double> Values => Shares;

    private static double[] Normalised(double[] shares)
    {
        var sum = shares.Sum();
        return [.. shares.Select(share => share / sum)];
    }
}

using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Claims;

/// <summary>Computes claims from others. What cannot be computed exactly is refused: no total comes out of an incomplete list.</summary>
public static class ClaimMath
{
    /// <summary>How many claims are added up at most.</summary>
    public const int MaxOperands = 50;

    private const int RatioDigits = 4;
    private const decimal Half = .5m;

    private static readonly Dictionary<string, Operator> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["diff"] = Operator.Difference,
        ["change"] = Operator.Change,
        ["share"] = Operator.Share,
        ["ratio"] = Operator.Ratio,
        ["sum"] = Operator.Sum,
        ["avg"] = Operator.Average,
        ["perday"] = Operator.PerDay,
        ["permonth"] = Operator.PerMonth,
        ["pertx"] = Operator.PerTransaction,
    };

    /// <summary>The operators as a model writes them.</summary>
    public static IReadOnlyCollection<string> OperatorNames => Names.Keys;

    /// <summary>Finds an operator by its name: <c>diff</c>.</summary>
    public static bool TryParse(string name, out Operator found) => Names.TryGetValue(name, out found);

    /// <summary>The claim, or why it cannot be computed.</summary>
    public static Result<Claim> Derive(Operator how, IReadOnlyList<Claim> operands)
    {
        if (Problem(how, operands) is { } problem)
            return new UnprocessableError(problem);
        return how switch
        {
            Operator.Difference => Value(how, operands, operands[0].Number - operands[1].Number),
            Operator.Sum => Value(how, operands, operands.Sum(claim => claim.Number)),
            Operator.Average => Value(how, operands, operands.Average(claim => claim.Number)),
            Operator.PerDay => Value(how, operands, operands[0].Number / operands[0].Scope.Period!.Value.Days),
            Operator.PerMonth => Value(how, operands, operands[0].Number / operands[0].Scope.Period!.Value.FullMonths!.Value),
            Operator.PerTransaction => Value(how, operands, operands[0].Number / operands[0].Matches!.Value),
            Operator.Change => Part(how, ClaimKind.Share, operands, (operands[0].Number - operands[1].Number) / operands[1].Number),
            Operator.Share => Part(how, ClaimKind.Share, operands, operands[0].Number / operands[1].Number),
            _ => Part(how, ClaimKind.Ratio, operands, operands[0].Number / operands[1].Number),
        };
    }

    private static string? Problem(Operator how, IReadOnlyList<Claim> operands)
    {
        var isPair = how is Operator.Difference or Operator.Change or Operator.Share or Operator.Ratio;
        var isSeveral = how is Operator.Sum or Operator.Average;
        if (isPair ? operands.Count != 2 : isSeveral ? operands.Count is < 2 or > MaxOperands : operands.Count != 1)
            return isPair ? "Takes two facts." : isSeveral ? "Takes several facts." : "Takes one fact.";
        if (operands.Any(claim => claim.Kind is not (ClaimKind.Amount or ClaimKind.Count)))
            return "Only amounts and counts can be computed with.";
        if (operands.Any(claim => claim.Kind != operands[0].Kind || claim.Currency != operands[0].Currency))
            return "Facts of different kinds or currencies cannot be computed with.";
        if (operands.Any(claim => !claim.IsComplete))
            return "A fact does not cover every row that matches.";
        return how switch
        {
            _ when (isPair || isSeveral) && operands.Any(claim => claim.Flow != operands[0].Flow || claim.Measure != operands[0].Measure) =>
                "The facts measure different things.",
            Operator.Sum when !AreDisjoint(operands) => "The facts cover the same rows.",
            Operator.Change or Operator.Share or Operator.Ratio when operands[1].Number <= 0 => "The second fact is not above zero.",
            Operator.Share when !Contains(operands[1].Scope, operands[0].Scope) => "The first fact is not a part of the second.",
            Operator.PerDay when operands[0].Scope.Period is null => "The fact has no period.",
            Operator.PerMonth when operands[0].Scope.Period?.FullMonths is null => "The fact's period does not consist of full months.",
            Operator.PerTransaction when operands[0].Matches is null or 0 => "The fact covers no transactions.",
            _ => null,
        };
    }

    // Facts can be added where they differ in one thing only, and that one keeps their rows apart.
    private static bool AreDisjoint(IReadOnlyList<Claim> operands)
    {
        var scopes = operands.Select(claim => claim.Scope).ToList();
        if (scopes.All(scope => scope with { Category = null } == scopes[0] with { Category = null }))
            return scopes.TrueForAll(scope => scope.Category is not null) && scopes.Distinct().Count() == scopes.Count;
        if (scopes.All(scope => scope with { Account = null } == scopes[0] with { Account = null }))
            return scopes.TrueForAll(scope => scope.Account is not null) && scopes.Distinct().Count() == scopes.Count;
        if (!scopes.TrueForAll(scope => scope.Period is not null && scope with { Period = null } == scopes[0] with { Period = null }))
            return false;
        var periods = scopes.Select(scope => scope.Period!.Value).OrderBy(period => period.From).ToList();
        return periods.Zip(periods.Skip(1)).All(pair => pair.First.To < pair.Second.From);
    }

    private static bool Contains(ClaimScope whole, ClaimScope part) =>
        (whole.Category is null || whole.Category == part.Category)
        && (whole.Account is null || whole.Account == part.Account)
        && (whole.Merchant is null || whole.Merchant == part.Merchant)
        && (whole.Period is not { } all || (part.Period is { } some && all.From <= some.From && some.To <= all.To));

    private static Claim Value(Operator how, IReadOnlyList<Claim> operands, decimal exact)
    {
        var digits = operands[0].Currency?.Digits ?? 1;
        return Derived(how, operands) with
        {
            Kind = operands[0].Kind == ClaimKind.Count && how is not (Operator.Difference or Operator.Sum)
                ? ClaimKind.Ratio
                : operands[0].Kind,
            Number = Math.Round(exact, digits, MidpointRounding.AwayFromZero),
        };
    }

    private static Claim Part(Operator how, ClaimKind kind, IReadOnlyList<Claim> operands, decimal exact) =>
        Derived(how, operands) with
        {
            Kind = kind,
            Currency = null,
            Number = Math.Round(exact, RatioDigits, MidpointRounding.AwayFromZero),
        };

    private static Claim Derived(Operator how, IReadOnlyList<Claim> operands) => operands[0] with
    {
        Scope = how == Operator.Sum ? SumScope(operands) : operands[0].Scope,
        Source = operands[0].Source with
        {
            TransactionIds = [.. operands.SelectMany(claim => claim.Source.TransactionIds).Distinct().Take(ClaimSource.MaxIds)],
        },
        Matches = how == Operator.Sum && operands.All(claim => claim.Matches is not null) ? operands.Sum(claim => claim.Matches) : null,
        Row = null,
        IsRanked = false,
        Derivation = new Derivation(how, operands),
    };

    private static ClaimScope SumScope(IReadOnlyList<Claim> operands)
    {
        var first = operands[0].Scope;
        return first with
        {
            Category = Joined(operands, claim => claim.Scope.Category),
            Account = Joined(operands, claim => claim.Scope.Account),
            Period = first.Period is null
                ? null
                : new ClaimPeriod(
                    operands.Min(claim => claim.Scope.Period!.Value.From), operands.Max(claim => claim.Scope.Period!.Value.To)),
        };
    }

    private static string? Joined(IReadOnlyList<Claim> operands, Func<Claim, string?> name) =>
        name(operands[0]) is null ? null : string.Join(" + ", operands.Select(name).Distinct());

    /// <summary>Whether a share is nearer to all than to none: for words such as "most of".</summary>
    internal static bool IsMost(Claim claim) => claim.Derivation?.Operator == Operator.Share && claim.Number > Half;
}

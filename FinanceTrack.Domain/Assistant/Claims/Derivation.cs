namespace FinanceTrack.Domain.Assistant.Claims;

/// <summary>A claim computed from others.</summary>
public sealed record Derivation(Operator Operator, IReadOnlyList<Claim> Operands);

/// <summary>How a claim is computed from others.</summary>
public enum Operator
{
    /// <summary>The first less the second.</summary>
    Difference,

    /// <summary>The change from the second to the first, as a part of the second.</summary>
    Change,

    /// <summary>The first as a part of the second.</summary>
    Share,

    /// <summary>How many times the second the first is.</summary>
    Ratio,

    /// <summary>The sum of all.</summary>
    Sum,

    /// <summary>The mean of all.</summary>
    Average,

    /// <summary>The first by the days of its period.</summary>
    PerDay,

    /// <summary>The first by the full months of its period.</summary>
    PerMonth,

    /// <summary>The first by the transactions that it covers.</summary>
    PerTransaction,
}

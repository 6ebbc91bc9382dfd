namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>Why a call of the model came to nothing.</summary>
public enum ModelFailure
{
    /// <summary>No connection, or it broke off.</summary>
    Unreachable,

    /// <summary>It did not answer, or did not continue its answer, in time.</summary>
    TimedOut,

    /// <summary>The key or the identity was refused.</summary>
    Unauthorized,

    /// <summary>The endpoint does not know the address or the model.</summary>
    NotFound,

    /// <summary>The endpoint refuses more requests for a while.</summary>
    RateLimited,

    /// <summary>The endpoint refused the request itself.</summary>
    Rejected,

    /// <summary>The endpoint failed.</summary>
    Failed,

    /// <summary>It failed so often of late that it is left alone for a while.</summary>
    Paused,

    /// <summary>What it sent is not what the protocol says.</summary>
    Malformed,

    /// <summary>Its answer is larger than what was asked for can be.</summary>
    TooLarge,

    /// <summary>The user's tokens or costs of the day are used up.</summary>
    BudgetUsedUp,
}

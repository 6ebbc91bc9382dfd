namespace FinanceTrack.Domain.Assistant.Claims;

/// <summary>Which way money goes.</summary>
public enum Flow
{
    /// <summary>Both ways, or neither.</summary>
    None,

    /// <summary>Out: spent, paid.</summary>
    Out,

    /// <summary>In: received, earned.</summary>
    In,
}

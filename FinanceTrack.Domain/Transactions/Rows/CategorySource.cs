namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>Where a transaction's category comes from. Stored as its number.</summary>
public enum CategorySource
{
    /// <summary>Nothing was sure enough: the transaction has no category.</summary>
    None = 0,

    /// <summary>Named by the user or the upstream system.</summary>
    Given = 1,

    /// <summary>The user's own earlier answers.</summary>
    Memory = 2,

    /// <summary>One of the user's rules.</summary>
    Rule = 3,

    /// <summary>The trained classifier.</summary>
    Model = 4,

    /// <summary>The lexicon, before there is a trained classifier.</summary>
    Lexicon = 5,
}

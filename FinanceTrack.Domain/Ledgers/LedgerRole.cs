namespace FinanceTrack.Domain.Ledgers;

/// <summary>What a member may do in a ledger; each role may do what those before it may. Stored as its number.</summary>
public enum LedgerRole
{
    /// <summary>Reads everything.</summary>
    Viewer = 0,

    /// <summary>Changes the data as well.</summary>
    Editor = 1,

    /// <summary>Changes the ledger itself as well, and who its members are.</summary>
    Owner = 2,
}

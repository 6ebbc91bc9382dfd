namespace FinanceTrack.Domain.Ledgers;

/// <summary>Who acts on which ledger. Whether the user may is decided inside the ledger's lock (<see cref="LedgerLock"/>).</summary>
public readonly record struct LedgerActor(Guid UserId, Guid LedgerId)
{
    /// <summary>Whether an administrator corrects the ledger of others: then the role was checked in the same transaction.</summary>
    internal bool IsCorrection { get; private init; }

    /// <summary>An administrator, who need not be a member. The caller has checked the role in the transaction that follows.</summary>
    internal static LedgerActor Correcting(Guid administratorId, Guid ledgerId) =>
        new(administratorId, ledgerId) { IsCorrection = true };
}

/// <summary>A user's place in a ledger.</summary>
/// <param name="IsOwn">Whether it is the ledger that came with the account: its user is always an owner there.</param>
public sealed record LedgerMembership(Guid LedgerId, LedgerRole Role, bool IsOwn);

namespace FinanceTrack.Domain.Ledgers;

/// <summary>Who acts on which ledger. Whether the user may is decided inside the ledger's lock (<see cref="LedgerLock"/>).</summary>
public readonly record struct LedgerActor(Guid UserId, Guid LedgerId);

/// <summary>A user's place in a ledger.</summary>
/// <param name="IsOwn">Whether it is the ledger that came with the account: its user is always an owner there.</param>
public sealed record LedgerMembership(Guid LedgerId, LedgerRole Role, bool IsOwn);

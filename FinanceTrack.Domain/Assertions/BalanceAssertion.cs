namespace FinanceTrack.Domain.Assertions;

/// <summary>What a statement says: the balance of an account at the end of a day, over its booked rows.</summary>
public sealed record BalanceAssertion(Guid AccountId, DateOnly Day, long BalanceMinor);

/// <summary>The days between two assertions of one account, and by how much its rows miss the change that the statements say.</summary>
/// <param name="After">The day of the assertion before; null for the first interval, which begins with the account.</param>
/// <param name="Through">The day of the assertion, included.</param>
/// <param name="DifferenceMinor">What would have to be added to the rows; 0 where they agree.</param>
public sealed record BalanceInterval(Guid AccountId, DateOnly? After, DateOnly Through, long DifferenceMinor)
{
    public bool Agrees => DifferenceMinor == 0;

    public bool Contains(DateOnly day) => day <= Through && (After is not { } after || day > after);
}

namespace FinanceTrack.LocalHost.Demo;

/// <summary>An account of the demo household.</summary>
internal enum DemoAccount
{
    Checking,
    Savings,
    Card,

    /// <summary>The default account of the line's currency.</summary>
    None,
}

/// <summary>A line of one of the demo household's accounts.</summary>
/// <param name="Amount">In US dollars unless <paramref name="Currency"/> says otherwise; negative is money out.</param>
/// <param name="Minute">Minute of the day, UTC.</param>
internal sealed record DemoEntry(
    string Description, decimal Amount, int Minute, string Currency = "USD", DemoAccount Account = DemoAccount.Checking);

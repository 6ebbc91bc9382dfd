namespace FinanceTrack.LocalHost.Demo;

/// <summary>A line of the demo household's account.</summary>
/// <param name="Amount">In US dollars unless <paramref name="Currency"/> says otherwise; negative is money out.</param>
/// <param name="Minute">Minute of the day, UTC.</param>
internal sealed record DemoEntry(string Description, decimal Amount, int Minute, string Currency = "USD");

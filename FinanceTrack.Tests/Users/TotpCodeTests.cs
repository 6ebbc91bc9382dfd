using System.Text;
using FinanceTrack.Domain.Users.TwoFactor;

namespace FinanceTrack.Tests.Users;

public sealed class TotpCodeTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238 appendix B, SHA-1, the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, TotpCode.Compute(Key, TotpCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(-2, false)]
    [InlineData(2, false)]
    public void A_code_is_taken_one_step_either_side_of_now(int steps, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = TotpCode.StepAt(now) + steps;

        Assert.Equal(taken ? step : null, TotpCode.StepOf(TotpCode.Compute(Key, step), Key, now));
    }

    // RFC 4648 §10, without the padding.
    [Theory]
    [InlineData("MY", "f")]
    [InlineData("MZXQ", "fo")]
    [InlineData("MZXW6YTBOI", "foobar")]
    public void Base_32_is_that_of_the_standard(string text, string bytes) =>
        Assert.Equal(bytes, Encoding.ASCII.GetString(Base32.Decode(text)));
}

using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Recurring.Streams;

namespace FinanceTrack.Tests.Recurring;

public sealed class InstallmentsTests
{
    [Theory]
    [InlineData("LOAN 1/6", "LOAN 2/6", 6, 4)]
    [InlineData("RATE 3 VON 12", "RATE 4 VON 12", 12, 8)]
    public void A_plan_is_read_from_the_counts_of_its_payments(string first, string second, int total, int left) =>
        Assert.Equal(new InstallmentPlan(total, left), Installments.Find([first, second], Period.Monthly));

    [Theory]
    [InlineData('\u0660')] // Arabic
    [InlineData('\uFF10')] // full width
    [InlineData('\u0966')] // Devanagari
    [InlineData('\u07C0')] // NKo
    public void Digits_of_other_scripts_name_no_plan(char zero)
    {
        var (one, two) = ((char)(zero + 1), (char)(zero + 2));

        Assert.Null(Installments.Find([$"RATE {one}/{two}", $"RATE {two}/{two}"], Period.Monthly));
    }
}

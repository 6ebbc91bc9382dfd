using FinanceTrack.Benchmarks.Quality;

namespace FinanceTrack.Tests.Benchmarks;

public sealed class AnomaliesFileTests : IDisposable
{
    private const string Header = "user_id,when,amount,is_anomaly\n";

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");

    [Theory]
    [InlineData("$12.34", 12.34)]
    [InlineData("-$12.34", -12.34)]
    [InlineData("$-12.34", -12.34)]
    [InlineData("($12.34)", -12.34)]
    [InlineData("12.34 €", 12.34)]
    [InlineData("£1,234.50", 1234.5)]
    [InlineData("\u221212.34\u00a0₹", -12.34)]
    [InlineData("₹1,00,000", 100000)]
    [InlineData("CHF 12.34", 12.34)]
    [InlineData("R$ .50", 0.5)]
    [InlineData("12 kr", 12)]
    [InlineData("1e3", 1000)]
    public void An_amount_is_read_with_its_currency(string text, double amount)
    {
        Assert.True(AmountColumn.TryParse(text, out var read));
        Assert.Equal(amount, read);
    }

    [Theory]
    [InlineData("12,34 €")]
    [InlineData("€")]
    [InlineData("")]
    [InlineData("12 or 13")]
    public void What_is_not_an_amount_is_refused(string text) => Assert.False(AmountColumn.TryParse(text, out _));

    [Fact]
    public void A_file_with_currency_signs_is_measured()
    {
        File.WriteAllText(_path, Header + "a,2026-01-01,$5.00,0\na,2026-01-02,\"-$1,200.00\",1\n");

        var data = Read();

        Assert.Equal([5.0, 1200.0], data.Rows.Select(row => row.Size));
    }

    [Theory]
    [InlineData("")]
    [InlineData(Header)]
    public async Task An_empty_file_is_refused_by_name_and_not_by_a_crash(string content)
    {
        File.WriteAllText(_path, content);

        var refused = Assert.Throws<InvalidDataException>(Read);

        Assert.Contains(Path.GetFileName(_path), refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await AnomaliesCommand.Create().Parse(["--file", _path]).InvokeAsync());
    }

    [Fact]
    public async Task A_file_without_rows_to_train_on_is_refused()
    {
        File.WriteAllText(_path, Header + "a,2026-01-01,5.00,0\n");

        Assert.Equal(1, await AnomaliesCommand.Create().Parse(["--file", _path]).InvokeAsync());
    }

    public void Dispose() => File.Delete(_path);

    private AnomaliesData Read() =>
        AnomaliesData.Read(Path.GetFileName(_path), _path, new AnomaliesColumns("user_id", "when", "amount", "is_anomaly"));
}

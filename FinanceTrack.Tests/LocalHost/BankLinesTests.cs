using System.Globalization;
using System.IO.Compression;
using System.Text;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Domain.Users;
using FinanceTrack.Domain.Users.PersonalData;
using FinanceTrack.LocalHost;
using FinanceTrack.LocalHost.Enqueue;

namespace FinanceTrack.Tests.LocalHost;

public sealed class BankLinesTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-06-01T00:00:00Z", CultureInfo.InvariantCulture);

    private readonly List<string> _files = [];

    public void Dispose() => _files.ForEach(File.Delete);

    [Fact]
    public void A_debit_or_credit_column_gives_the_sign_and_month_first_dates_are_read()
    {
        var lines = Read("""
            Date,Description,Amount,Transaction Type,Category,Account Name
            01/31/2018,Amazon,11.11,debit,Shopping,Platinum Card
            02/01/2018,Biweekly Paycheck,"2,000.00",credit,Paycheck,Checking
            """);

        Assert.Equal(
            ["2018-01-31 Amazon -11.11 USD", "2018-02-01 Biweekly Paycheck 2000.00 USD"],
            lines.Messages.Select(m => FormattableString.Invariant($"{m.BookedOn:yyyy-MM-dd} {m.Description} {m.Amount} {m.Currency}")));
        Assert.All(lines.Messages, message => Assert.Null(message.OccurredAt));
    }

    [Fact]
    public void A_list_of_purchases_without_signs_is_money_out_and_refunds_need_an_option()
    {
        const string Purchases = """
            transaction_date,posting_date,merchant_name,amount,currency,original_amount
            2016-01-21,2016-01-25,LCBO/RAO #0217,449.69,CAD,449.69
            2016-01-22,2016-01-25,METRO #37,10.07,CAD,10.07
            2016-01-23,2016-01-25,METRO #37,3.00,CAD,3.00
            2016-01-23,2016-01-25,METRO #37,4.00,CAD,4.00
            2016-01-23,2016-01-25,METRO #37,5.00,CAD,5.00
            2016-01-24,2016-01-25,METRO #37,-10.07,CAD,-10.07
            """;

        var refused = Assert.Throws<StartFailure>(() => Read(Purchases, packed: true));
        var lines = Read(Purchases, packed: true, reading: new BankReading("USD", Positive: PositiveAmount.Out));

        Assert.Contains("449.69 CAD on line 2", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--positive out", refused.Message, StringComparison.Ordinal);
        Assert.Equal([-449.69m, -10.07m, -3m, -4m, -5m, 10.07m], lines.Messages.Select(message => message.Amount!.Value));
        Assert.Equal("LCBO/RAO #0217", lines.Messages[0].Description);
        Assert.Equal(new DateOnly(2016, 1, 21), lines.Messages[0].BookedOn);
    }

    [Fact]
    public void A_time_of_day_is_kept_and_days_come_first_where_only_that_fits()
    {
        var lines = Read("""
            Date,Mode,Category,Note,Amount,Income/Expense,Currency
            03/09/2018 12:04:08,Cash,Transportation,Train,30.0,Expense,INR
            20/09/2018 12:03:15,Cash,Food,,60.0,Expense,INR
            """);

        Assert.Equal(new DateTimeOffset(2018, 9, 3, 12, 4, 8, TimeSpan.Zero), lines.Messages[0].OccurredAt);
        Assert.Equal(["Train", "Note"], lines.Messages.Select(message => message.Description));
    }

    [Fact]
    public async Task What_the_product_exports_is_read_again()
    {
        var lines = Read(await ExportAsync(
            Exported("2026-03-01", -12.34m, "EUR", "REWE"),
            Exported("2026-03-02", 1000m, "JPY", "Konbini, 24"),
            Exported("2026-03-03", -1.234m, "KWD", "Souk")));

        Assert.Equal(
            ["2026-03-01 REWE -12.34 EUR", "2026-03-02 Konbini, 24 1000 JPY", "2026-03-03 Souk -1.234 KWD"],
            lines.Messages.Select(m => FormattableString.Invariant($"{m.BookedOn:yyyy-MM-dd} {m.Description} {m.Amount} {m.Currency}")));
    }

    [Fact]
    public async Task What_the_export_made_harmless_to_a_spreadsheet_is_read_as_it_was()
    {
        string[] descriptions =
            ["+1 Bakery", "-1 Bakery", "=1+1 Bakery", "@Bakery", "＝1+1 Bakery", "'s Avonds", "''+1 Bakery", "Bakery '+1"];

        var lines = Read(await ExportAsync([.. descriptions.Select(description => Exported("2026-03-01", -1m, "EUR", description))]));

        Assert.Equal(descriptions, lines.Messages.Select(message => message.Description));
    }

    [Fact]
    public void The_same_file_under_another_name_gives_the_same_ids()
    {
        const string Content = "date,description,amount\n2026-01-01,a,-1\n2026-01-02,b,-2\n";

        var one = Read(Content);
        var two = Read(Content, packed: true);
        var changed = Read(Content.Replace("-2", "-3", StringComparison.Ordinal));

        Assert.Equal(one.Messages.Select(message => message.MessageId), two.Messages.Select(message => message.MessageId));
        Assert.Equal(2, one.Messages.Select(message => message.ExternalId).Distinct().Count());
        Assert.Empty(one.Messages.Select(message => message.MessageId).Intersect(changed.Messages.Select(message => message.MessageId)));
    }

    [Fact]
    public void Equal_rows_of_a_file_are_as_many_messages_since_two_coffees_a_day_are_two()
    {
        var lines = Read("date,description,amount\n2026-01-01,coffee,-3\n2026-01-01,coffee,-3\n");

        Assert.Equal(2, lines.Messages.Select(message => message.MessageId).Distinct().Count());
        Assert.Equal(2, lines.Messages.Select(message => message.ExternalId).Distinct().Count());
    }

    [Fact]
    public void Rows_without_a_date_or_an_amount_are_named_and_left_out()
    {
        var lines = Read("date,description,amount\n2026-01-01,a,-1\n2026-01-02,b,n/a\nTotal,,-1\n2026-01-03,c,2\n2026-01-04,d,-1\n");

        Assert.Equal([3, 4], lines.Refused.Select(line => line.Line));
        Assert.Equal(3, lines.Messages.Count);
    }

    [Fact]
    public void A_file_without_a_date_column_is_refused_with_the_names_that_are_known()
    {
        var refused = Assert.Throws<StartFailure>(() => Read("description,amount\na,-1\n"));

        Assert.Contains("booking date", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1252)]
    [InlineData(65001)]
    [InlineData(1200)]
    public void Letters_and_signs_are_read_in_the_encodings_that_banks_use(int codePage)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
        var path = Path.GetTempFileName();
        _files.Add(path);
        File.WriteAllBytes(path, [.. encoding.Preamble, .. encoding.GetBytes("date,description,amount\n2026-01-01,Café Zürich 5 €,-1\n")]);

        var lines = BankLines.Of(BankFile.Read(path), Guid.NewGuid(), new BankReading("EUR"), Now);

        Assert.Equal("Café Zürich 5 €", Assert.Single(lines.Messages).Description);
    }

    [Theory]
    [InlineData("date,description,amount\n2026-01-01,\"unclosed,-1\n2026-01-02,b,-2\n", false)]
    [InlineData("date,description,amount\n2026-01-01,a,-1\n", true)]
    public void A_file_that_is_broken_is_refused_in_words_and_shows_nothing_of_itself(string content, bool claimsToBePacked)
    {
        var path = Path.GetTempFileName() + (claimsToBePacked ? ".gz" : "");
        _files.Add(path);
        File.WriteAllText(path, content);

        var refused = Assert.Throws<StartFailure>(() => BankFile.Read(path));

        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("unclosed", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<string> ExportAsync(params ExportedTransaction[] rows)
    {
        using var file = new MemoryStream();
        await CsvExport.WriteAsync(file, UserDataSet.Of("transactions", _ => rows.ToAsyncEnumerable()), CancellationToken.None);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    private static ExportedTransaction Exported(string bookedOn, decimal amount, string currency, string description) => new(
        Guid.NewGuid(), DateOnly.Parse(bookedOn, CultureInfo.InvariantCulture), OccurredAt: null, amount, currency, description, Note: "n1",
        ExternalId: null, CategoryId: null, CategorySource.Model, AnomalyScore: .27, IsAnomaly: false, AnomalyReasons: "",
        DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, Guid.NewGuid(), TransactionRole.Ordinary, Refunded: 0,
        RefundExpected: 0);

    private BankLines Read(string content, bool packed = false, BankReading? reading = null)
    {
        var path = Path.GetTempFileName();
        _files.Add(path);
        if (packed)
        {
            path += ".gz";
            _files.Add(path);
            using var zip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
            zip.Write(Encoding.UTF8.GetBytes(content));
        }
        else
        {
            File.WriteAllText(path, content);
        }

        return BankLines.Of(BankFile.Read(path), Guid.NewGuid(), reading ?? new BankReading("USD"), Now);
    }
}

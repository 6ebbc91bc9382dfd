using System.Text.Json;
using CsCheck;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.Transactions;

namespace FinanceTrack.Tests.Transactions;

public sealed class TransactionConverterTests
{
    private static readonly JsonSerializerOptions Serializers = WithoutConverter();

    private static readonly Gen<DateTimeOffset> Instant =
        Gen.Long[0, 4_000_000_000_000].Select(DateTimeOffset.FromUnixTimeMilliseconds);

    // Of any size, and with few digits.
    private static readonly Gen<double> Share = Gen.OneOf(
        Gen.Double[0, 1], Gen.Double[0, 1e-5], Gen.Int[0, 1_000].Select(i => i / 1_000.0), Gen.Int[0, 1_000_000].Select(i => i / 1e6));

    private static readonly Gen<ScoreDetails> Score = Gen.Select(
        Share, Share, Gen.Bool, Gen.String, (score, threshold, isAnomaly, text) => ScoreDetails.Of(
            score, threshold, isAnomaly, ScoreReasons.Of(isAnomaly ? [new ScoreReason("new", text, 12.5m)] : []).Json, "sum-3"));

    private static readonly Gen<TransactionDetails> Any = Gen.Select(
        Gen.Guid, Gen.Int[0, 3_000_000], Instant, Gen.Decimal[-1_000_000, 1_000_000], Gen.String, Gen.Select(Score, Share), Gen.Int[0, 5],
        Gen.Int[0, 31])
        .Select((id, day, at, amount, text, scores, source, present) => new TransactionDetails(
            id,
            DateOnly.FromDayNumber(day),
            Has(present, 0) ? at : null,
            amount,
            "EUR",
            text,
            Has(present, 1) ? text : null,
            Has(present, 2) ? text : null,
            id,
            (TransactionRole)(present % 4),
            Has(present, 1),
            Has(present, 2) ? 1.25m : 0m,
            Has(present, 1) ? 2.5m : null,
            Has(present, 3) ? id : null,
            (CategorySource)source,
            Has(present, 3) ? scores.Item2 : null,
            scores.Item1,
            at,
            at.AddMinutes(1),
            present)
        {
            Statistics = Has(present, 4) ? (StatisticsState)(present % 2) : null,
        });

    [Fact]
    public void A_transaction_is_written_as_the_serializer_itself_would_write_it() => Any.Sample(transaction =>
        Assert.Equal(JsonSerializer.Serialize(transaction, Serializers), JsonSerializer.Serialize(transaction, ApiJson.Options)));

    private static bool Has(int present, int part) => (present & (1 << part)) != 0;

    private static JsonSerializerOptions WithoutConverter()
    {
        var options = new JsonSerializerOptions(ApiJson.Options);
        Assert.True(options.Converters.Remove(options.Converters.Single(converter => converter is TransactionConverter)));
        return options;
    }
}

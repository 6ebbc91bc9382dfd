using System.Text.Json;
using System.Text.Json.Serialization;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Insights.Storage;

/// <summary>The figures of an insight as JSON; its kind says which they are.</summary>
internal static class FactsJson
{
    private static readonly JsonSerializerOptions Options = new(MessageFormat.Json) { Converters = { new CurrencyConverter() } };

    public static string Write(InsightFacts facts) => JsonSerializer.Serialize(facts, facts.GetType(), Options);

    public static InsightFacts Read(InsightKind kind, string json) =>
        (InsightFacts)JsonSerializer.Deserialize(json, TypeOf(kind), Options)!;

    private static Type TypeOf(InsightKind kind) => kind switch
    {
        InsightKind.MonthUnusual => typeof(MonthFacts),
        InsightKind.DuplicateCharge => typeof(DuplicateFacts),
        InsightKind.PriceRise => typeof(PriceRiseFacts),
        InsightKind.TrialConverted => typeof(TrialFacts),
        InsightKind.PaymentMissed or InsightKind.IncomeGap => typeof(MissedFacts),
        InsightKind.NewRecurring => typeof(NewRecurringFacts),
        InsightKind.FeesInYear => typeof(FeesFacts),
        InsightKind.SavingsRate => typeof(SavingsFacts),
        InsightKind.LowBalanceAhead => typeof(LowBalanceFacts),
        InsightKind.RefundExpected => typeof(RefundExpectedFacts),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No figures are known of this kind."),
    };

    private sealed class CurrencyConverter : JsonConverter<Currency>
    {
        public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Currency.Of(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Code);
    }
}

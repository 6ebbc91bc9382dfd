using System.Text.Json;
using System.Text.Json.Serialization;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Functions.Transactions;

/// <summary>
/// Writes a transaction as the serializer itself would, in half the time: a page has hundreds of them, and finding out again what each
/// of a thousand values is and how it is written is most of what a page costs. Transactions only go out in this form.
/// </summary>
public sealed class TransactionConverter : JsonConverter<TransactionDetails>
{
    private const int Million = 1_000_000;

    // Below a ten-thousandth the serializer's form has an exponent.
    private const int MinPlain = 100;

    private static readonly JsonEncodedText[] Sources =
        [.. Enum.GetNames<CategorySource>().Select(name => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(name)))];

    private static readonly JsonEncodedText[] Roles =
        [.. Enum.GetNames<TransactionRole>().Select(name => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(name)))];

    private static readonly JsonEncodedText[] States =
        [.. Enum.GetNames<StatisticsState>().Select(name => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(name)))];

    public override TransactionDetails Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("No request has a whole transaction in it.");

    public override void Write(Utf8JsonWriter writer, TransactionDetails value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(Names.Id, value.Id);
        writer.WritePropertyName(Names.BookedOn);
        WriteDay(writer, value.BookedOn);
        WriteInstant(writer, Names.OccurredAt, value.OccurredAt);
        writer.WriteNumber(Names.Amount, value.Amount);
        writer.WriteString(Names.Currency, value.Currency);
        writer.WriteString(Names.Description, value.Description);
        writer.WriteString(Names.Note, value.Note);
        writer.WriteString(Names.ExternalId, value.ExternalId);
        writer.WriteString(Names.AccountId, value.AccountId);
        writer.WriteString(Names.Role, Roles[(int)value.Role]);
        writer.WriteBoolean(Names.Split, value.Split);
        writer.WriteNumber(Names.Refunded, value.Refunded);
        if (value.RefundExpected is { } expected)
            writer.WriteNumber(Names.RefundExpected, expected);
        else
            writer.WriteNull(Names.RefundExpected);
        WriteCategory(writer, value);
        WriteScore(writer, value.Anomaly);
        WriteInstant(writer, Names.CreatedAt, value.CreatedAt);
        WriteInstant(writer, Names.UpdatedAt, value.UpdatedAt);
        writer.WriteNumber(Names.Version, value.Version);
        if (value.Statistics is { } state)
            writer.WriteString(Names.Statistics, States[(int)state]);
        writer.WriteEndObject();
    }

    private static void WriteCategory(Utf8JsonWriter writer, TransactionDetails value)
    {
        if (value.CategoryId is { } id)
            writer.WriteString(Names.CategoryId, id);
        else
            writer.WriteNull(Names.CategoryId);
        writer.WriteString(Names.CategorySource, Sources[(int)value.CategorySource]);
        if (value.CategoryConfidence is { } confidence)
            WriteShare(writer, Names.CategoryConfidence, confidence);
        else
            writer.WriteNull(Names.CategoryConfidence);
    }

    private static void WriteScore(Utf8JsonWriter writer, ScoreDetails score)
    {
        writer.WriteStartObject(Names.Anomaly);
        WriteShare(writer, Names.Score, score.Score);
        WriteShare(writer, Names.Threshold, score.Threshold);
        writer.WriteBoolean(Names.IsAnomaly, score.IsAnomaly);
        writer.WritePropertyName(Names.Reasons);
        score.Reasons.WriteTo(writer);
        writer.WriteString(Names.ScoredBy, score.ScoredBy);
        writer.WriteEndObject();
    }

    /// <summary>A number of at most six digits between 0 and 1, which nearly all of them are: finding the shortest form of any double costs
    /// much more.</summary>
    private static void WriteShare(Utf8JsonWriter writer, JsonEncodedText name, double share)
    {
        var millionths = (int)Math.Round(Math.Clamp(share, 0, 1) * Million);
        if (millionths is < MinPlain or >= Million || millionths / (double)Million != share)
        {
            writer.WriteNumber(name, share);
            return;
        }

        Span<byte> text = [(byte)'0', (byte)'.', 0, 0, 0, 0, 0, 0];
        var length = 2;
        for (var unit = Million / 10; millionths > 0; millionths %= unit, unit /= 10)
            text[length++] = (byte)('0' + (millionths / unit));
        writer.WritePropertyName(name);
        writer.WriteRawValue(text[..length], skipInputValidation: true);
    }

    private static void WriteInstant(Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset? instant)
    {
        if (instant is { } value)
            writer.WriteString(name, value);
        else
            writer.WriteNull(name);
    }

    private static void WriteDay(Utf8JsonWriter writer, DateOnly day)
    {
        Span<char> text = stackalloc char[10];
        day.TryFormat(text, out _, "O", System.Globalization.CultureInfo.InvariantCulture);
        writer.WriteStringValue(text);
    }

    private static class Names
    {
        public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
        public static readonly JsonEncodedText BookedOn = JsonEncodedText.Encode("bookedOn");
        public static readonly JsonEncodedText OccurredAt = JsonEncodedText.Encode("occurredAt");
        public static readonly JsonEncodedText Amount = JsonEncodedText.Encode("amount");
        public static readonly JsonEncodedText Currency = JsonEncodedText.Encode("currency");
        public static readonly JsonEncodedText Description = JsonEncodedText.Encode("description");
        public static readonly JsonEncodedText Note = JsonEncodedText.Encode("note");
        public static readonly JsonEncodedText ExternalId = JsonEncodedText.Encode("externalId");
        public static readonly JsonEncodedText AccountId = JsonEncodedText.Encode("accountId");
        public static readonly JsonEncodedText Role = JsonEncodedText.Encode("role");
        public static readonly JsonEncodedText Split = JsonEncodedText.Encode("split");
        public static readonly JsonEncodedText Refunded = JsonEncodedText.Encode("refunded");
        public static readonly JsonEncodedText RefundExpected = JsonEncodedText.Encode("refundExpected");
        public static readonly JsonEncodedText CategoryId = JsonEncodedText.Encode("categoryId");
        public static readonly JsonEncodedText CategorySource = JsonEncodedText.Encode("categorySource");
        public static readonly JsonEncodedText CategoryConfidence = JsonEncodedText.Encode("categoryConfidence");
        public static readonly JsonEncodedText Anomaly = JsonEncodedText.Encode("anomaly");
        public static readonly JsonEncodedText Score = JsonEncodedText.Encode("score");
        public static readonly JsonEncodedText Threshold = JsonEncodedText.Encode("threshold");
        public static readonly JsonEncodedText IsAnomaly = JsonEncodedText.Encode("isAnomaly");
        public static readonly JsonEncodedText Reasons = JsonEncodedText.Encode("reasons");
        public static readonly JsonEncodedText ScoredBy = JsonEncodedText.Encode("scoredBy");
        public static readonly JsonEncodedText CreatedAt = JsonEncodedText.Encode("createdAt");
        public static readonly JsonEncodedText UpdatedAt = JsonEncodedText.Encode("updatedAt");
        public static readonly JsonEncodedText Version = JsonEncodedText.Encode("version");
        public static readonly JsonEncodedText Statistics = JsonEncodedText.Encode("statistics");
    }
}

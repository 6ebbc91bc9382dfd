using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Links.Questions;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Links.Rows;

/// <summary>Stored as its number.</summary>
public enum QuestionState
{
    Open = 0,
    Answered = 1,

    /// <summary>The transactions that it is about have changed since, so that it has no sense any more.</summary>
    Withdrawn = 2,
}

/// <summary>A row of <c>Questions</c>.</summary>
/// <param name="Options">Ids with commas between them.</param>
/// <param name="IsWelcome">Of the welcome dialogue after a first large import, which the monthly budget does not count.</param>
/// <param name="Answer">The option that is right; null for none of them, and while the question is open.</param>
internal sealed record QuestionRow(
    Guid LedgerId, Guid Id, LinkKind Kind, Guid SubjectId, string Options, double Confidence, string Reasons, QuestionState State,
    DateOnly AskedOn, bool IsWelcome, Guid? Answer, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version)
{
    public IReadOnlyList<Guid> ReadOptions() => [.. Options.Split(',').Select(Guid.Parse)];

    public static QuestionRow New(Guid ledgerId, LinkQuestion question, DateOnly today, bool isWelcome, DateTimeOffset now) => new(
        ledgerId, Guid.CreateVersion7(now), question.Kind, question.SubjectId,
        string.Join(',', question.OptionIds.Select(id => id.ToString("N"))), question.Confidence, LinkReasons.Join(question.Reasons),
        QuestionState.Open, today, isWelcome, null, now, now, 1);

    /// <summary>A row of <see cref="QuestionTable"/>.</summary>
    public static QuestionRow Read(RowReader row) => new(
        row.Id(0), row.Id(1), (LinkKind)row.Int(2), row.Id(3), row.Text(4), row.Real(5), row.Text(6), (QuestionState)row.Int(7),
        row.Day(8), row.Flag(9), row.OptionalId(10), row.Instant(11), row.Instant(12), row.Int(13));
}

/// <summary>What a matcher asks: whether the subject belongs to one of the options.</summary>
/// <param name="SubjectId">The outgoing transaction of a transfer, the credit of a refund.</param>
/// <param name="OptionIds">The incoming transaction of a transfer; up to four expenses that a refund may pay back.</param>
/// <param name="Confidence">The probability that one of the options is right.</param>
/// <param name="Reasons">The evidence, the strongest first.</param>
/// <param name="Answer">The option that is right; null for none of them, and while the question is open.</param>
public sealed record QuestionDetails(
    Guid Id, LinkKind Kind, Guid SubjectId, IReadOnlyList<Guid> OptionIds, double Confidence, IReadOnlyList<LinkReasonDetails> Reasons,
    QuestionState State, DateOnly AskedOn, Guid? Answer, DateTimeOffset UpdatedAt, int Version) : IVersioned
{
    internal static QuestionDetails Of(QuestionRow row) => new(
        row.Id, row.Kind, row.SubjectId, row.ReadOptions(), Math.Round(row.Confidence, 4), LinkReasonDetails.Of(row.Reasons), row.State,
        row.AskedOn, row.Answer, row.UpdatedAt, row.Version);
}

using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Anomalies.Feedback;

/// <summary>What a user says of a transaction's score. Stored as its number.</summary>
public enum AnomalyAnswer
{
    /// <summary>It is unusual: the alert was right, or should have been given.</summary>
    Confirmed = 0,

    /// <summary>It is nothing unusual.</summary>
    Dismissed = 1,
}

/// <summary>An answer as a client sends it.</summary>
public sealed record NewAnswer([Required] AnomalyAnswer? Answer);

/// <summary>An answer as it stands.</summary>
public sealed record AnswerDetails(Guid TransactionId, AnomalyAnswer Answer, DateTimeOffset AnsweredAt, int Version) : IVersioned
{
    internal static AnswerDetails Of(AnswerRow row) => new(row.TransactionId, row.Answer, row.AnsweredAt, row.Version);
}

using System.ComponentModel.DataAnnotations;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>A transaction as a client or an upstream system sends it, unchecked.</summary>
/// <param name="BookedOn">The date it was booked.</param>
/// <param name="OccurredAt">The instant it happened, where it is known: unusual hours are then noticed.</param>
/// <param name="Amount">In major units, with at most the currency's digits; negative is money out.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="CategoryId">One of the ledger's categories; without it the transaction is categorised.</param>
/// <param name="AccountId">One of the ledger's accounts, in this currency; without it the default account of the currency.</param>
/// <param name="ExternalId">The sender's own id, unique among the ledger's transactions.</param>
public sealed record NewTransaction(
    [Required] DateOnly? BookedOn,
    DateTimeOffset? OccurredAt,
    [Required] decimal? Amount,
    [Required, RegularExpression(Monetary.Currency.Pattern)] string? Currency,
    [Required, MaxLength(TransactionDraft.MaxDescriptionLength)] string? Description,
    Guid? CategoryId = null,
    [MaxLength(TransactionDraft.MaxNoteLength)] string? Note = null,
    [MaxLength(TransactionDraft.MaxExternalIdLength)] string? ExternalId = null,
    Guid? AccountId = null);

using FinanceTrack.Domain.Audit.Rows;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>Why an administrator acts on an account. The user reads it in their activity.</summary>
public sealed record OperatorReason(string? Reason = null)
{
    /// <summary>For a command, which gives none.</summary>
    public static OperatorReason None { get; } = new();

    /// <summary>What is wrong with it; a missing one is wrong where it is required.</summary>
    internal ValidationError? Problem(bool isRequired = false)
    {
        var errors = new ValidationErrors();
        if (isRequired || !string.IsNullOrEmpty(Reason))
            errors.Text(Reason, "/reason", AuditReasonRow.MaxLength);
        return errors.Any ? errors.ToError() : null;
    }

    internal string? Text => string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim();
}

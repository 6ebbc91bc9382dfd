using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>Why an administrator acts on an account, and the proof that it is the administrator. The user reads the reason.</summary>
public sealed record ProvenReason(string? Reason = null)
{
    /// <summary>For a command, which gives none, and needs no proof.</summary>
    public static ProvenReason None { get; } = new();

    /// <summary>Of the administrator who asks.</summary>
    [Required, MaxLength(AccountRules.MaxPasswordLength)]
    public string? Password { get; init; }

    /// <summary>Where the administrator's second factor is on: from the authenticator, or a recovery code.</summary>
    public string? Code { get; init; }

    internal string? Text => new OperatorReason(Reason).Text;

    /// <summary>What is wrong with the reason; a missing one is wrong where it is required.</summary>
    internal ValidationError? Problem(bool isRequired = false) => new OperatorReason(Reason).Problem(isRequired);
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FinanceTrack.Domain.Assistant.Claims;

namespace FinanceTrack.Domain.Assistant.Proposals;

/// <summary>What a proposal would change. Stored as its number.</summary>
public enum ProposalKind
{
    /// <summary>Another category for a transaction.</summary>
    Recategorize = 0,

    /// <summary>A new transaction.</summary>
    AddTransaction = 1,

    /// <summary>Two transactions become one transfer.</summary>
    LinkTransfer = 2,

    /// <summary>An unusual transaction is nothing unusual.</summary>
    DismissAnomaly = 3,

    /// <summary>An insight is not told again.</summary>
    DismissInsight = 4,
}

/// <summary>Where a proposal stands. Stored as its number.</summary>
public enum ProposalStatus
{
    /// <summary>It waits for a person, until it expires.</summary>
    Open = 0,

    /// <summary>It was confirmed and carried out.</summary>
    Applied = 1,

    /// <summary>It was carried out and taken back.</summary>
    Undone = 2,

    /// <summary>It was not confirmed in time.</summary>
    Expired = 3,
}

/// <summary>A row of <c>AssistantProposals</c>.</summary>
internal sealed record ProposalRow
{
    public required Guid LedgerId { get; init; }

    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required ProposalKind Kind { get; init; }

    /// <summary>The JSON of a <see cref="ProposedChange"/>.</summary>
    public required string Change { get; init; }

    /// <summary>The JSON of what a person is shown.</summary>
    public required string Shown { get; init; }

    /// <summary>Of everything that does not change.</summary>
    public required string Digest { get; init; }

    public required ProposalStatus Status { get; init; }

    /// <summary>The JSON of what takes it back; empty before it is applied.</summary>
    public string Undo { get; init; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? AppliedAt { get; init; }

    public DateTimeOffset? UndoneAt { get; init; }

    public required int Version { get; init; }

    public ProposedChange ProposedChange => JsonSerializer.Deserialize<ProposedChange>(Change, ClaimJson.Options)!;

    /// <summary>The digest that the row must have: what a person confirms is what was shown and what is carried out.</summary>
    public string ComputeDigest() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', LedgerId, Id, UserId, (int)Kind, ExpiresAt.ToUnixTimeMilliseconds(), Change, Shown))));
}

using System.Security.Cryptography;
using System.Text;

namespace FinanceTrack.Domain.Audit.Rows;

/// <summary>
/// A row of <c>AuditReasons</c>: a text that a person wrote. Its event holds the hash, which tells nothing of the text once the salt is
/// deleted with it.
/// </summary>
internal sealed record AuditReasonRow
{
    public const int MaxLength = 500;

    private const int SaltBytes = 16;

    public Guid EventId { get; init; }

    public required byte[] Salt { get; init; }

    public required string Text { get; init; }

    public byte[] Hash => SHA256.HashData([.. Salt, .. Encoding.UTF8.GetBytes(Text)]);

    public static AuditReasonRow New(string text) => new() { Salt = RandomNumberGenerator.GetBytes(SaltBytes), Text = text };
}

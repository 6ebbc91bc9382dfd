using System.Security.Cryptography;
using System.Text;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Accounts.Rows;

/// <summary>
/// An account's number as far as it is kept: a hash, by which two accounts of one number are told, and the last characters, by which
/// people and bank lines name it.
/// </summary>
/// <param name="Hash">SHA-256 of the ledger's id and the number, so that equal numbers of two ledgers look different.</param>
/// <param name="Tail">The last eight letters and digits, and never more than half of the number.</param>
internal sealed record AccountNumber(byte[] Hash, string Tail)
{
    private const int MinLength = 4, MaxLength = 40, MaxTail = 8;

    /// <summary>Null, without an error, where none is given.</summary>
    public static AccountNumber? Check(Guid ledgerId, string? number, ValidationErrors errors)
    {
        if (number is null)
            return null;
        var plain = string.Concat(number.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.' or '/'))).ToUpperInvariant();
        if (plain.Length is < MinLength or > MaxLength || !plain.All(char.IsAsciiLetterOrDigit))
        {
            errors.Add("/number", $"Must have {MinLength} to {MaxLength} letters and digits.");
            return null;
        }

        var hash = SHA256.HashData([.. ledgerId.ToByteArray(bigEndian: true), .. Encoding.ASCII.GetBytes(plain)]);
        return new AccountNumber(hash, plain[^Math.Min(MaxTail, Math.Max(MinLength, plain.Length / 2))..]);
    }
}

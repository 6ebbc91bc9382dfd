using System.Collections.Concurrent;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Categorization.Memory;

/// <summary>
/// A user's memory, read as far as it was asked for. May be shared by requests for as long as the user answers nothing more.
/// </summary>
public sealed class AnsweredTerms
{
    // A description has a dozen words; who has more merchants than this reads the rest each time.
    private const int MaxTerms = 2_000;

    private static readonly Statement ReadSql = Statement.Of(d =>
        $"SELECT {CategoryMemoryTable.Columns} FROM CategoryMemory WHERE LedgerId = @LedgerId AND Term IN {d.NumbersOf("@Terms")}");

    private readonly ConcurrentDictionary<long, MemoryRow[]> _rows = new();

    /// <summary>The rows of these terms; what is not known yet is read in one round trip.</summary>
    internal async Task<IReadOnlyList<MemoryRow>> FindAsync(DbSession session, Guid ledgerId, IEnumerable<long> terms)
    {
        var found = new List<MemoryRow>();
        var missing = new List<long>();
        foreach (var term in terms)
        {
            if (_rows.TryGetValue(term, out var rows))
                found.AddRange(rows);
            else
                missing.Add(term);
        }

        if (missing.Count == 0)
            return found;
        var read = await session.QueryAsync(ReadSql, new { LedgerId = ledgerId, Terms = SqlText.Numbers(missing) }, MemoryRow.Read);
        Keep(missing, read.ToLookup(row => row.Term));
        found.AddRange(read);
        return found;
    }

    private void Keep(List<long> terms, ILookup<long, MemoryRow> rows)
    {
        if (_rows.Count + terms.Count > MaxTerms)
            return;
        foreach (var term in terms)
            _rows[term] = [.. rows[term]];
    }
}

using System.Numerics;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>
/// A block of rows that were recorded one after the other, and a Bloom filter of all runs of one to three characters in their search
/// texts. A text that has a run which the filter lacks is in none of the rows; the other way round nothing is certain. docs/decisions/0030
/// says why this and not an index of the texts.
/// </summary>
internal static class SearchBlock
{
    /// <summary>How many sequence numbers a block has.</summary>
    public const int Rows = 1024;

    private const int MaxRunLength = 3;
    private const int BitsPerRun = 16;
    private const int Probes = 4;
    private const int MinBytes = 8;

    public static long Of(long sequence) => sequence / Rows;

    public static long FirstOf(long block) => block * Rows;

    public static long LastOf(long block) => (block * Rows) + Rows - 1;

    /// <summary>The filter of a block with these texts.</summary>
    public static byte[] FilterOf(IEnumerable<string> texts)
    {
        var runs = new HashSet<ulong>();
        foreach (var text in texts)
        {
            for (var length = 1; length <= MaxRunLength; length++)
            {
                for (var start = 0; start + length <= text.Length; start++)
                    runs.Add(RunOf(text, start, length));
            }
        }

        var filter = new byte[Math.Max(MinBytes, BitOperations.RoundUpToPowerOf2((uint)(runs.Count * BitsPerRun)) / 8)];
        foreach (var run in runs)
        {
            var hash = new RunHash(run, filter.Length);
            for (var probe = 0; probe < Probes; probe++)
            {
                var bit = hash.Bit(probe);
                filter[bit >> 3] |= (byte)(1 << (bit & 7));
            }
        }

        return filter;
    }

    /// <summary>The runs that a row with the text must have: none for an empty text, which every row has.</summary>
    /// <param name="folded">As <see cref="SearchText.Fold"/> folds it.</param>
    public static IReadOnlyList<ulong> RunsOf(string folded)
    {
        var length = Math.Min(MaxRunLength, folded.Length);
        return length == 0
            ? []
            : [.. Enumerable.Range(0, folded.Length - length + 1).Select(start => RunOf(folded, start, length)).Distinct()];
    }

    /// <summary>False where no row of the block has all of the runs.</summary>
    public static bool MayHold(ReadOnlySpan<byte> filter, IReadOnlyList<ulong> runs)
    {
        foreach (var run in runs)
        {
            var hash = new RunHash(run, filter.Length);
            for (var probe = 0; probe < Probes; probe++)
            {
                var bit = hash.Bit(probe);
                if ((filter[bit >> 3] & (1 << (bit & 7))) == 0)
                    return false;
            }
        }

        return true;
    }

    /// <summary>The characters and their number in one value.</summary>
    private static ulong RunOf(string text, int start, int length)
    {
        var run = (ulong)length;
        for (var i = start; i < start + length; i++)
            run = (run << 16) | text[i];
        return run;
    }

    /// <summary>Mixed as SplitMix64 does it; two halves make any number of probes (Kirsch and Mitzenmacher).</summary>
    private readonly ref struct RunHash
    {
        private readonly uint _first, _step, _mask;

        public RunHash(ulong run, int bytes)
        {
            var mixed = (run ^ (run >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            mixed ^= mixed >> 31;
            (_first, _step, _mask) = ((uint)mixed, (uint)(mixed >> 32) | 1, ((uint)bytes * 8) - 1);
        }

        public int Bit(int probe) => (int)((_first + ((uint)probe * _step)) & _mask);
    }
}

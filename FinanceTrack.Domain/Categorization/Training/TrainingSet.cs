using System.Buffers.Binary;
using System.IO.Hashing;
using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users.Training;

namespace FinanceTrack.Domain.Categorization.Training;

/// <summary>A line that no model is trained on.</summary>
internal readonly record struct HeldBackLine(string Description, int Category, MoneyDirection Direction);

/// <summary>
/// Gathers users' labelled lines into what a model is trained and measured on. Held back are all lines of every fifth user and the
/// latest fifth of the others'. A line counts once for each user who gave it, and is trained on only if most of those who know it
/// agree; one that contradicts the lexicon needs <see cref="MinWitnesses"/> users. Of one user, and of one network, only so many lines
/// are held back (<see cref="HeldBackShare"/>): those who teach a model are not to be its judges. Memory is bounded by the caps.
/// </summary>
/// <param name="reference">What lines are judged by. The lexicon, which no user can have influenced.</param>
internal sealed class TrainingSet(CategoryScorer reference)
{
    /// <summary>How many users must have written something before it may change, or name itself in, a model for everyone.</summary>
    public const int MinWitnesses = 3;

    private const int MaxLines = 60_000, MaxHeldBack = 20_000;
    private const double TimeShare = .8;

    private readonly Dictionary<ulong, Candidate> _lines = [];
    private readonly List<HeldBackLine> _heldBack = [];
    private readonly Dictionary<UInt128, int> _judgedOfNetwork = [];
    private readonly XxHash128 _fingerprint = new();

    public IReadOnlyList<HeldBackLine> HeldBack => _heldBack;

    public int Users { get; private set; }

    /// <summary>Labelled rows seen, whether kept or not.</summary>
    public long Rows { get; private set; }

    /// <summary>Users whose answers were left out because they contradict what everyone else says.</summary>
    public int QuarantinedUsers { get; private set; }

    /// <summary>Equal for equal lines in equal order; holds none of them.</summary>
    public string Fingerprint => Convert.ToHexStringLower(_fingerprint.GetCurrentHash());

    /// <summary>Reads what every user has labelled.</summary>
    /// <param name="progress">Told after each user how many rows were read.</param>
    /// <param name="learners">Whose rows count (<see cref="TrainingUsers"/>), with their networks; null for everyone's.</param>
    public static async Task<TrainingSet> ReadAsync(
        Database database, IReadOnlyDictionary<Guid, UInt128>? learners, Func<long, Task> progress, CancellationToken cancellationToken)
    {
        var set = new TrainingSet(CategoryScorer.LexiconOnly);
        await foreach (var user in UserLines.ReadAsync(database, DateTimeOffset.UnixEpoch, learners, cancellationToken))
        {
            set.Add(user, learners?[user.LedgerId] ?? 0);
            await progress(set.Rows);
        }

        return set;
    }

    /// <param name="network">Where the user comes from; 0 where that does not matter.</param>
    public void Add(UserLines user, UInt128 network = default)
    {
        Users++;
        Rows += user.Rows;
        if (user.Judge(reference) is not { } lines)
        {
            QuarantinedUsers++;
            return;
        }

        var trained = user.IsHeldBack ? 0 : (int)Math.Ceiling(lines.Count * TimeShare);
        var judged = new HeldBackShare(_judgedOfNetwork, network);
        for (var i = 0; i < lines.Count; i++)
        {
            Fingerprint128(lines[i]);
            if (i < trained)
                AddCandidate(lines[i]);
            else if (_heldBack.Count < MaxHeldBack && judged.TryTake())
                _heldBack.Add(new HeldBackLine(lines[i].Description, lines[i].Category, lines[i].Direction));
        }
    }

    /// <summary>The lines to train on, and how many users gave each.</summary>
    public IEnumerable<(string Description, int Category, int Users)> Lines()
    {
        foreach (var candidate in _lines.Values)
        {
            var all = candidate.Users.Sum();
            var category = Array.IndexOf(candidate.Users, candidate.Users.Max());
            var users = candidate.Users[category];
            if (2 * users > all && (users >= MinWitnesses || !candidate.Disputed[category]))
                yield return (candidate.Description, category, users);
        }
    }

    private void AddCandidate(UserLine line)
    {
        if (!_lines.TryGetValue(line.Key, out var candidate))
        {
            if (_lines.Count >= MaxLines)
                return;
            _lines[line.Key] = candidate = new Candidate(line.Description);
        }

        candidate.Users[line.Category]++;
        candidate.Disputed[line.Category] |= line.Disputed;
    }

    private void Fingerprint128(UserLine line)
    {
        Span<byte> bytes = stackalloc byte[9];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, line.Key);
        bytes[8] = (byte)line.Category;
        _fingerprint.Append(bytes);
    }

    private sealed class Candidate(string description)
    {
        public string Description { get; } = description;

        public int[] Users { get; } = new int[Taxonomy.Count];

        public bool[] Disputed { get; } = new bool[Taxonomy.Count];
    }
}

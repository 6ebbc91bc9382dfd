using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Categorization.Text;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users.Training;

namespace FinanceTrack.Domain.Categorization.Training;

/// <summary>One distinct line of one user, and whether it contradicts what the reference is sure of.</summary>
internal readonly record struct UserLine(ulong Key, string Description, int Category, MoneyDirection Direction, bool Disputed);

/// <summary>
/// The lines of one user while the rows stream by: each distinct line once, the latest ones where there are too many, so that
/// neither a rich history nor a flood of wrong answers counts for more than <see cref="MaxLines"/> lines.
/// </summary>
internal sealed class UserLines(Guid ledgerId)
{
    /// <summary>How many lines one user adds at most.</summary>
    public const int MaxLines = 500;

    private const double Sure = .7, MaxDisputedShare = .5;
    private const int MinSureLines = 20;

    private readonly Dictionary<(ulong Key, int Category), (LabelledRow Row, int Order)> _rows = [];
    private int _order;

    /// <summary>Labelled rows of the user, whether kept or not.</summary>
    public long Rows { get; private set; }

    public Guid LedgerId => ledgerId;

    /// <summary>What users have labelled since an instant, user by user, as it streams by.</summary>
    /// <param name="learners">Whose rows count (<see cref="TrainingUsers"/>); null for everyone's.</param>
    public static async IAsyncEnumerable<UserLines> ReadAsync(
        Database database, DateTimeOffset since, IReadOnlyDictionary<Guid, UInt128>? learners,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        UserLines? user = null;
        var of = Guid.Empty;
        await foreach (var row in LabelledRow.ReadAsync(database, since, cancellationToken))
        {
            if (learners?.ContainsKey(row.LedgerId) == false)
                continue;
            if (user is not null && of != row.LedgerId)
            {
                yield return user;
                user = null;
            }

            (user ??= new UserLines(of = row.LedgerId)).Add(row);
        }

        if (user is not null)
            yield return user;
    }

    public void Add(LabelledRow row)
    {
        Rows++;
        if (row.Category >= 0)
            _rows[(TermHash.Of(row.Description), row.Category)] = (row, _order++);
        if (_rows.Count > 4 * MaxLines)
            DropOldest();
    }

    /// <summary>
    /// The user's latest lines, oldest first; or null for a user whose answers contradict what the reference is sure of more often
    /// than not: a mistake, a joke or an attack, and no model for everyone learns from it. The user's own memory still does.
    /// </summary>
    public IReadOnlyList<UserLine>? Judge(CategoryScorer reference)
    {
        DropOldest();
        var p = new double[Taxonomy.Count];
        var (sure, disputed) = (0, 0);
        var lines = new List<UserLine>(_rows.Count);
        foreach (var ((key, category), (row, _)) in _rows.OrderBy(pair => pair.Value.Order))
        {
            reference.Score(row.Description, row.Direction, CategoryScorer.HouseholdPriorStrength, p);
            var best = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(p);
            var isSure = p[best] >= Sure;
            sure += isSure ? 1 : 0;
            disputed += isSure && best != category ? 1 : 0;
            lines.Add(new UserLine(key, row.Description, category, row.Direction, isSure && best != category));
        }

        return sure >= MinSureLines && disputed > MaxDisputedShare * sure ? null : lines;
    }

    /// <summary>Whether the whole user is held back: one in five, by their id, the same in every training.</summary>
    public bool IsHeldBack => TermHash.Of(MemoryMarshal.Cast<byte, char>(ledgerId.ToByteArray())) % 5 == 0;

    private void DropOldest()
    {
        foreach (var old in _rows.OrderByDescending(pair => pair.Value.Order).Skip(MaxLines).Select(pair => pair.Key).ToList())
            _rows.Remove(old);
    }
}

namespace FinanceTrack.Domain.Categorization;

/// <summary>
/// The positions of a user's categories in a prediction: first the taxonomy, each name at its index whether or not the user
/// has a category for it, then the user's own categories.
/// </summary>
internal sealed class AnswerSpace
{
    private readonly Guid?[] _categories;
    private readonly Dictionary<Guid, int> _positions = [];

    public AnswerSpace(IEnumerable<CategoryTarget> targets)
    {
        var categories = new List<Guid?>(new Guid?[Taxonomy.Count]);
        foreach (var target in targets)
        {
            if (target.IsArchived)
                continue;
            var position = Taxonomy.IndexOf(target.Slug);
            if (position < 0 || categories[position] is not null)
            {
                position = categories.Count;
                categories.Add(null);
            }

            categories[position] = target.Id;
            _positions[target.Id] = position;
        }

        _categories = [.. categories];
    }

    /// <summary>How wide a prediction is.</summary>
    public int Count => _categories.Length;

    /// <summary>The category at a position; null where the user has none, or none open, for a taxonomy name.</summary>
    public Guid? CategoryAt(int position) => _categories[position];

    /// <summary>The position of a category; -1 for one that is not, or no longer, open.</summary>
    public int PositionOf(Guid categoryId) => _positions.GetValueOrDefault(categoryId, -1);
}

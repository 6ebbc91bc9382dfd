using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Users;

/// <summary>
/// What a feature keeps about a user. Each feature registers one, in the order in which features build on each other:
/// the export reads them in that order, and erasure goes backwards, so that rows leave before the rows they refer to.
/// </summary>
public interface IUserData
{
    /// <summary>Everything a person would want to take along, one set a table. Derived figures need not be in it.</summary>
    IEnumerable<UserDataSet> Export(Guid userId);

    /// <summary>Deletes every row of this feature that belongs to the user, derived ones too.</summary>
    Task EraseAsync(DbSession session, Guid userId);
}

/// <summary>
/// One table of the export. It is read twice, for <c>name.json</c> and for <c>name.csv</c>, and never held in memory.
/// </summary>
/// <param name="Name">The stem of the file's name, such as <c>transactions</c>.</param>
/// <param name="RowType">A flat record: its public properties become JSON fields and CSV columns.</param>
public sealed record UserDataSet(string Name, Type RowType, Func<CancellationToken, IAsyncEnumerable<object>> Read)
{
    public static UserDataSet Of<TRow>(string name, Func<CancellationToken, IAsyncEnumerable<TRow>> read)
        where TRow : class => new(name, typeof(TRow), read);
}

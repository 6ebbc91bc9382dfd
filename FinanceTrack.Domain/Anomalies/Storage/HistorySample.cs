using System.Runtime.InteropServices;
using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users.Training;

namespace FinanceTrack.Domain.Anomalies.Storage;

/// <summary>
/// The latest rows of some users, drawn evenly from all who have enough and may teach (<see cref="TrainingUsers"/>): what priors and models
/// are made of, in bounded memory.
/// </summary>
/// <param name="users">Whom it may draw; null for everyone.</param>
internal sealed class HistorySample(Database database, TrainingUsers? users)
{
    private const int MinRows = 30;

    private static readonly Statement RowsSql = Statement.Of(d => $"""
        SELECT Id AS TransactionId, CreatedAt, {FactsRow.Columns} FROM Transactions
        WHERE LedgerId = @LedgerId AND {FactsRow.Counts}
        ORDER BY Sequence DESC
        {d.Limit("@MaxRows")}
        """);

    /// <param name="users">Users at most.</param>
    /// <param name="rowsOfOne">Rows of one user at most, the latest.</param>
    /// <param name="rows">Rows at most in all.</param>
    /// <param name="seed">The same seed and users give the same draw.</param>
    public async Task<IReadOnlyList<SampledHistory>> DrawAsync(
        int users, int rowsOfOne, int rows, int seed, CancellationToken cancellationToken)
    {
        var sample = new List<SampledHistory>();
        foreach (var user in await DrawUsersAsync(users, seed, cancellationToken))
        {
            var read = await database.ReadAsync(
                session => session.QueryAsync<SampledRow>(RowsSql, new { LedgerId = user, MaxRows = Math.Min(rowsOfOne, rows) }),
                cancellationToken);
            rows -= read.Count;
            if (read.Count >= MinRows)
                sample.Add(SampledHistory.Of(user, [.. read.Reverse()]));
            if (rows <= 0)
                break;
        }

        return sample;
    }

    /// <summary>
    /// Reservoir sampling (Vitter 1985, algorithm R), then shuffled: where the rows run out before the users do, the oldest users, whose
    /// ids come first, would else be the only ones that anything is learned from.
    /// </summary>
    private async Task<List<Guid>> DrawUsersAsync(int count, int seed, CancellationToken cancellationToken)
    {
        var learners = users is null ? null : await users.ReadAsync(cancellationToken);
        var random = new Random(seed);
        var drawn = new List<Guid>();
        var seen = 0;
        await foreach (var user in database.StreamAsync<Guid>(LedgersTable.LedgerIdsWithRowsSql, new { MinRows }, cancellationToken))
        {
            if (learners?.ContainsKey(user) == false)
                continue;
            seen++;
            if (drawn.Count < count)
                drawn.Add(user);
            else if (random.Next(seen) is var place && place < count)
                drawn[place] = user;
        }

        random.Shuffle(CollectionsMarshal.AsSpan(drawn));
        return drawn;
    }
}

/// <summary>One user's latest rows, in the order of recording.</summary>
internal sealed record SampledHistory(
    Guid LedgerId, IReadOnlyList<Guid> TransactionIds, IReadOnlyList<DateTimeOffset> RecordedAt, IReadOnlyList<TransactionFacts> Rows)
{
    public static SampledHistory Of(Guid ledgerId, IReadOnlyList<SampledRow> rows) => new(
        ledgerId,
        [.. rows.Select(row => row.TransactionId)],
        [.. rows.Select(row => row.CreatedAt)],
        [.. rows.Select(row => row.ToFacts())]);

    /// <summary>How many of its rows come before the latest fifth.</summary>
    public int EarlierRows => Rows.Count * 4 / 5;

    /// <summary>Without the latest fifth of its rows.</summary>
    public SampledHistory Earlier() =>
        new(LedgerId, [.. TransactionIds.Take(EarlierRows)], [.. RecordedAt.Take(EarlierRows)], [.. Rows.Take(EarlierRows)]);
}

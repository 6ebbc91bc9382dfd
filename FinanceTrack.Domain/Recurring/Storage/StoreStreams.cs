using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Recurring.Storage;

/// <summary>
/// Writes what a run has found over what is stored. Rows that say the same are not touched, so that their versions stand. One that was not
/// found is deleted, unless a person has decided on it: then it stays, so that the decision is known when it is found again.
/// </summary>
internal static class StoreStreams
{
    /// <param name="stored">As read and locked in this transaction.</param>
    public static async Task ApplyAsync(
        DbSession session, IReadOnlyList<StreamRow> stored, IReadOnlyList<StreamRow> found, DateTimeOffset now)
    {
        var byId = stored.ToDictionary(row => row.Id);
        var added = new List<StreamRow>();
        foreach (var row in found)
        {
            if (!byId.Remove(row.Id, out var old))
                added.Add(row);
            else if (!row.HasSameFigures(old))
                await StreamTable.UpdateAsync(session, row);
        }

        foreach (var lost in byId.Values)
        {
            if (!lost.HasDecision)
                await StreamTable.DeleteAsync(session, lost);
            else if (lost.IsFound || lost.NextOn is not null)
                await StreamTable.UpdateAsync(session, Lost(lost, now));
        }

        await StreamTable.InsertAsync(session, added);
    }

    private static StreamRow Lost(StreamRow row, DateTimeOffset now) => row with
    {
        IsFound = false,
        NextOn = null,
        NextEarliest = null,
        NextLatest = null,
        Upcoming = "[]",
        UpdatedAt = now,
        Version = row.Version + 1,
    };
}

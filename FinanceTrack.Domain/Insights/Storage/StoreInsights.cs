using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Recurring.Storage;

namespace FinanceTrack.Domain.Insights.Storage;

/// <summary>
/// Writes what a run has found over what is stored. What says the same is not touched. What was not found is deleted, unless it was
/// dismissed: then it stays, so that it is never said again.
/// </summary>
internal static class StoreInsights
{
    public static async Task ApplyAsync(DbSession session, Guid ledgerId, IReadOnlyList<InsightRow> found, DateTimeOffset now)
    {
        var stored = await InsightTable.ListAsync(session, ledgerId);
        var byId = stored.ToDictionary(row => row.Id);
        var dismissed = stored.FindAll(row => row.IsDismissed);
        var added = new List<InsightRow>();
        foreach (var row in Ranked([.. found.Select(row => Merged(row, byId.GetValueOrDefault(row.Id), dismissed))]))
        {
            if (!byId.Remove(row.Id, out var old))
                added.Add(row);
            else if (!row.HasSameFigures(old))
                await InsightTable.UpdateAsync(session, row with { Version = old.Version + 1 });
        }

        foreach (var lost in byId.Values.Where(row => !row.IsDismissed))
            await InsightTable.DeleteAsync(session, lost);
        foreach (var lost in byId.Values.Where(row => row is { IsDismissed: true, IsFound: true }))
            await InsightTable.UpdateAsync(session, lost with { IsFound = false, UpdatedAt = now, Version = lost.Version + 1 });
        await InsightTable.InsertAsync(session, added);
    }

    /// <summary>A new one that says what a dismissed one said is dismissed with it: its rows were changed or replaced.</summary>
    private static InsightRow Merged(InsightRow found, InsightRow? old, List<InsightRow> dismissed)
    {
        var before = old ?? dismissed.Find(row => SaysTheSame(row, found));
        return found with
        {
            IsDismissed = before?.IsDismissed ?? false,
            DismissedAt = before?.DismissedAt,
            FoundAt = old?.FoundAt ?? found.FoundAt,
        };
    }

    /// <summary>
    /// More than half of the rows. Only for kinds that one set of rows has once: a payment may be missed a second time, and each month has
    /// its own id.
    /// </summary>
    private static bool SaysTheSame(InsightRow one, InsightRow other)
    {
        if (one.Kind != other.Kind || one.Kind is not (InsightKind.NewRecurring or InsightKind.TrialConverted or InsightKind.DuplicateCharge
            or InsightKind.PriceRise))
        {
            return false;
        }

        var (rows, others) = (MemberIds.Read(one.Members), MemberIds.Read(other.Members));
        return 2 * rows.Intersect(others).Count() > Math.Min(rows.Count, others.Count);
    }

    /// <summary>Gives what changed its places, without what was dismissed: at most five, none about the rows of another.</summary>
    private static IEnumerable<InsightRow> Ranked(IReadOnlyList<InsightRow> rows)
    {
        var said = new HashSet<Guid>();
        var place = 0;
        foreach (var row in rows.OrderByDescending(row => row.Surprise).ThenByDescending(row => row.SizeMinor).ThenBy(row => row.Id))
        {
            var members = MemberIds.Read(row.Members);
            var isTop = !row.IsDismissed && row.Surprise > 0 && place < WhatChanged.MaxCount && !members.Any(said.Contains);
            if (isTop)
                said.UnionWith(members);
            yield return row with { TopPlace = isTop ? ++place : 0 };
        }
    }
}

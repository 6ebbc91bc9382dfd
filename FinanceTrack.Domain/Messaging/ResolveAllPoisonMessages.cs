using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Messaging;

/// <summary>
/// Sends again, or gives up, every poison message that waits, each in a transaction of its own; those that come meanwhile are left.
/// </summary>
public sealed class ResolveAllPoisonMessages(
    ListPoisonMessages list, ResolvePoisonMessage resolve, CheckSession sessions)
{
    /// <param name="queue">Only of this queue; null for all.</param>
    /// <param name="resolution"><see cref="PoisonStatus.Replayed"/> or <see cref="PoisonStatus.Discarded"/>.</param>
    /// <param name="admin">The administrator who asks; null for a command.</param>
    /// <returns>How many were resolved.</returns>
    public async Task<Result<int>> ExecuteAsync(
        string? queue, PoisonStatus resolution, CallerSession? admin, CancellationToken cancellationToken)
    {
        if (admin is not null && await sessions.RefuseAsync(admin, forAdmins: true, cancellationToken) is { } refused)
            return refused;
        var resolved = 0;
        string? cursor = null;
        do
        {
            var page = (await list.ExecuteAsync(
                queue, PoisonStatus.Waiting, new PageRequest(PageRequest.MaxLimit, cursor), cancellationToken)).Value;
            foreach (var message in page.Items)
            {
                var one = await resolve.ExecuteAsync(message.Id, resolution, admin, cancellationToken);
                if (one.Error is UnauthorizedError or ForbiddenError)
                    return one.Error; // The session or the role has ended meanwhile.
                if (one.Succeeded) // Else another administrator has resolved it meanwhile.
                    resolved++;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return resolved;
    }
}

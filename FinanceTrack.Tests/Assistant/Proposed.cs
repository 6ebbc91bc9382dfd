using System.Text.Json;
using FinanceTrack.Domain.Assistant;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Assistant;

/// <summary>Proposals as a model makes them: by calling a tool.</summary>
internal static class Proposed
{
    /// <summary>An id of nothing where the host's services are out of reach.</summary>
    public static async Task<Guid> CategoryAsync(FinanceTrackHost host, TestUser user, Guid transactionId, string category) =>
        FinanceTrackHost.IsElsewhere
            ? Guid.NewGuid()
            : await CallAsync(host, user, "propose_category", new { transactionId, category });

    public static async Task<Guid> CallAsync(FinanceTrackHost host, TestUser user, string tool, object arguments)
    {
        var made = await host.Services.GetRequiredService<AssistantTools>().Find(tool)!.ExecuteAsync(
            new LedgerActor(user.Id, user.LedgerId), JsonSerializer.SerializeToElement(arguments), CancellationToken.None);
        return made.Value.ProposalId!.Value;
    }
}

using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using FinanceTrack.Domain.Jobs;

namespace FinanceTrack.Functions.Jobs;

/// <summary>The body of <c>POST admin/jobs</c>.</summary>
/// <param name="Parameters">What the kind takes; absent for its defaults.</param>
/// <param name="LedgerId">Whose data to work on; absent for everyone's, or for none.</param>
public sealed record NewJob([Required] string Kind, JsonElement? Parameters = null, Guid? LedgerId = null)
{
    internal JobRequest ToRequest(Guid administrator) =>
        new(Kind) { Parameters = Parameters, LedgerId = LedgerId, RequestedBy = administrator };
}

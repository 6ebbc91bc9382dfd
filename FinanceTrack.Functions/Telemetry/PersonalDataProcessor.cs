using System.Diagnostics;
using OpenTelemetry;

namespace FinanceTrack.Functions.Telemetry;

/// <summary>
/// Takes from the spans of libraries what may quote a person's data, before any exporter sees it: texts of exceptions, and addresses that
/// are called. Our own spans hold none (<see cref="FinanceTrack.Domain.Telemetry.Traces"/>).
/// </summary>
internal sealed class PersonalDataProcessor : BaseProcessor<Activity>
{
    // Paths name mails and users' files; part of a password's hash is in that of the service of breached ones.
    private static readonly string[] Removed =
        ["url.full", "url.path", "url.query", "http.url", "exception.message", "exception.stacktrace", "db.query.parameter"];

    public override void OnEnd(Activity data)
    {
        if (data.StatusDescription is not null)
            data.SetStatus(data.Status);
        if (data.Kind != ActivityKind.Client)
            return;
        foreach (var name in Removed)
            data.SetTag(name, null);
    }
}

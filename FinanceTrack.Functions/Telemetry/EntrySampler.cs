using System.Diagnostics;
using System.Threading.RateLimiting;
using FinanceTrack.Domain.Telemetry;
using Microsoft.Extensions.Options;
using OpenTelemetry.Trace;

namespace FinanceTrack.Functions.Telemetry;

/// <summary>
/// Records whole traces, and at most some in a second: under load telemetry costs neither time nor money in proportion. What begins here
/// is limited, whatever its caller or host says; what is inside a call or continues it through a queue follows the call.
/// </summary>
internal sealed class EntrySampler : Sampler, IDisposable
{
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(5);

    private readonly TokenBucketRateLimiter? _entries;

    public EntrySampler(IOptions<TelemetryOptions> options)
    {
        if (options.Value.TracesPerSecond is var perSecond and > 0)
        {
            _entries = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
            {
                TokensPerPeriod = perSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                TokenLimit = perSecond * (int)Burst.TotalSeconds,
                QueueLimit = 0,
            });
        }
    }

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        var parent = samplingParameters.ParentContext;
        return new SamplingResult(IsRecorded(parent, samplingParameters.Kind) ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
    }

    public void Dispose() => _entries?.Dispose();

    private bool IsRecorded(in ActivityContext parent, ActivityKind kind)
    {
        if (parent.TraceId == default)
        {
            // A client call outside of our spans is the host's, such as a look into an empty queue.
            return kind != ActivityKind.Client && MayBegin();
        }

        // A message continues what its sender decided; a host or a caller of HTTP decides for itself only.
        return parent.IsRemote && kind != ActivityKind.Consumer
            ? MayBegin()
            : parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded);
    }

    private bool MayBegin()
    {
        if (_entries is null)
            return true;
        using var lease = _entries.AttemptAcquire();
        return lease.IsAcquired;
    }
}

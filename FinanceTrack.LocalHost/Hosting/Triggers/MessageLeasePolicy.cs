using Azure.Core;
using Azure.Core.Pipeline;

namespace FinanceTrack.LocalHost.Hosting.Triggers;

/// <summary>
/// Asks for a shorter lease on fetched messages than the ten minutes that are fixed in the SDK
/// (<see cref="LocalHostOptions.MessageLease"/>).
/// </summary>
internal sealed class MessageLeasePolicy(TimeSpan lease) : HttpPipelineSynchronousPolicy
{
    private const string FixedLease = "visibilitytimeout=600";

    public override void OnSendingRequest(HttpMessage message)
    {
        var uri = message.Request.Uri;
        if (message.Request.Method == RequestMethod.Get && uri.Query.Contains(FixedLease, StringComparison.Ordinal))
            uri.Query = uri.Query.Replace(FixedLease, $"visibilitytimeout={lease.TotalSeconds:0}", StringComparison.Ordinal);
    }
}

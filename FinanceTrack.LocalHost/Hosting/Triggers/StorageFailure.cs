using Azure;

namespace FinanceTrack.LocalHost.Hosting.Triggers;

/// <summary>
/// How the storage's client says that the storage refused or cannot be reached: directly, or, after its own retries, as an
/// <see cref="AggregateException"/> of all of them, or as a cancellation where the network stayed silent.
/// </summary>
internal static class StorageFailure
{
    public static bool Is(Exception failure) => failure is RequestFailedException or AggregateException or OperationCanceledException;

    /// <summary>What went wrong, in one line; the client's own messages are pages of tries and headers.</summary>
    public static string Reason(Exception failure)
    {
        var cause = failure is AggregateException { InnerExceptions: [.., var last] } ? last : failure;
        return cause is RequestFailedException { ErrorCode: { Length: > 0 } code, Status: var status }
            ? $"{status} {code}"
            : cause.Message.Trim().Split('\n')[0].TrimEnd();
    }
}

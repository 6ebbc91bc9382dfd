namespace FinanceTrack.LocalHost;

/// <summary>Something the user can put right; the message says how, and is all that is shown.</summary>
internal sealed class StartFailure(string message, Exception? cause = null) : Exception(message, cause);

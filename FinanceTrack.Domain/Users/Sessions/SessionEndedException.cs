namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>A caller's session ended while an answer was being streamed to it: an error can no longer be returned as a value.</summary>
public sealed class SessionEndedException() : Exception(CheckSession.Ended.Detail);

namespace FinanceTrack.Domain.Messaging;

/// <summary>A message, or a part of it, that cannot be answered: it is left to the queue's poison handling.</summary>
/// <param name="message">For the operator: what is wrong with the message, without a word of it.</param>
public sealed class UnreadableMessageException(string message) : Exception(message);

namespace FinanceTrack.Domain.Messaging;

/// <summary>The queues of the product. The host moves a message that keeps failing to the queue's name with <c>-poison</c>.</summary>
public static class QueueNames
{
    /// <summary>Upstream systems put transactions here.</summary>
    public const string TransactionsInbound = "transactions-inbound";

    /// <summary>Our answer to each inbound transaction. Downstream systems read it; we never do.</summary>
    public const string TransactionsScored = "transactions-scored";

    public const string Jobs = "jobs";

    public const string Emails = "emails";

    public const string PoisonSuffix = "-poison";

    /// <summary>The queues that functions here are triggered by, and which can therefore have poison messages.</summary>
    public static IReadOnlyList<string> Consumed { get; } = [TransactionsInbound, Jobs, Emails];
}

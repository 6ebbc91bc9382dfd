namespace FinanceTrack.Domain.Transactions.Inbound;

/// <summary>Settings <c>Inbound:*</c>, of the queue <c>transactions-inbound</c>.</summary>
public sealed class InboundOptions
{
    public const string Section = "Inbound";

    /// <summary>
    /// The upstream systems that sign their messages, as JSON: an array of <c>name</c>, <c>publicKey</c> (P-256, the base64 of its
    /// SubjectPublicKeyInfo) and <c>users</c>, the ids of those that it may write for; without <c>users</c> it may for all.
    /// </summary>
    public string Senders { get; set; } = "";

    /// <summary>Refuses messages that no sender has signed.</summary>
    public bool RequireSender { get; set; }
}

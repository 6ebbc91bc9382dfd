namespace FinanceTrack.Domain.Mail;

/// <summary>The mail server does not take a mail. The queue tries again, and then keeps it as poison for an operator.</summary>
public sealed class MailRefusedException(int status) : Exception($"The mail server replied {status}.");

using System.Threading.Channels;

namespace FinanceTrack.Domain.Users.Credentials;

/// <summary>
/// Addresses for which a password reset was asked for on this instance, registered or not. In memory: after a crash the person, who has no
/// mail, asks again.
/// </summary>
public sealed class RequestedPasswordResets
{
    private const int Capacity = 1000;

    private readonly Channel<string> _emails = Channel.CreateBounded<string>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    /// <summary>False when too many wait.</summary>
    internal bool TryAdd(string normalizedEmail) => _emails.Writer.TryWrite(normalizedEmail);

    internal IAsyncEnumerable<string> ReadAllAsync() => _emails.Reader.ReadAllAsync();

    internal void Complete() => _emails.Writer.TryComplete();
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Credentials;

/// <summary>
/// Asks a service of the Pwned Passwords range API whether a new password is known from a breach, where one is set
/// (<see cref="AccountOptions.BreachedPasswordsUrl"/>). The service learns the first five digits of the password's SHA-1, which hundreds of
/// passwords share, and the answer is padded. A service that does not answer in time keeps no password from being set.
/// </summary>
public sealed partial class BreachedPasswords(IOptions<AccountOptions> options, ILogger<BreachedPasswords> logger) : IDisposable
{
    private const int PrefixLength = 5;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http = new() { Timeout = MaxWait };

    internal async Task CheckAsync(ValidationErrors errors, string pointer, string password, CancellationToken cancellationToken)
    {
        if (options.Value.BreachedPasswordsUrl is { Length: > 0 } url && await IsBreachedAsync(new Uri(url), password, cancellationToken))
            errors.Add(pointer, "The password is known from a breach.");
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> IsBreachedAsync(Uri service, string password, CancellationToken cancellationToken)
    {
#pragma warning disable CA5350 // The API's own hash, of which a part is sent; nothing is kept.
        var hash = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(service, hash[..PrefixLength]));
        request.Headers.Add("Add-Padding", "true");
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            response.EnsureSuccessStatusCode();
            var lines = (await response.Content.ReadAsStringAsync(cancellationToken)).Split('\n', StringSplitOptions.TrimEntries);
            return lines.Any(line => IsSeen(line, hash[PrefixLength..]));
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            LogUnreachable(exception);
            return false;
        }
    }

    // A line is the rest of a hash, a colon and how often it was seen; padding was seen 0 times.
    private static bool IsSeen(string line, string suffix) =>
        line.Split(':') is [var rest, var count]
        && rest.Equals(suffix, StringComparison.OrdinalIgnoreCase)
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var times)
        && times > 0;

    [LoggerMessage(1106, LogLevel.Warning, "The breached-password service is unreachable; a password was set unchecked")]
    private partial void LogUnreachable(Exception exception);
}

namespace FinanceTrack.Domain.Results;

/// <summary>
/// An expected failure, as a value. Bugs and outages throw instead. The HTTP edge maps each kind to one status
/// (RFC 9457 problem details); <paramref name="Detail"/> is shown to the caller, so it never holds another user's data.
/// </summary>
public abstract record Error(string Detail);

/// <summary>The resource does not exist for this user; another user's resource looks the same (404).</summary>
public sealed record NotFoundError(string Resource) : Error($"There is no such {Resource}.");

/// <summary>
/// The input is not valid (400). <paramref name="Errors"/> maps a JSON pointer (RFC 6901) into the request body,
/// or a query parameter's name, to what is wrong there.
/// </summary>
public sealed record ValidationError(IReadOnlyDictionary<string, string[]> Errors)
    : Error("One or more values are not valid.")
{
    public ValidationError(string pointer, string problem)
        : this(new Dictionary<string, string[]> { [pointer] = [problem] })
    {
    }
}

/// <summary>The request contradicts the present state, such as a name already taken (409).</summary>
public sealed record ConflictError(string Detail) : Error(Detail);

/// <summary>The caller's <c>If-Match</c> names a version that is no longer the current one (412).</summary>
public sealed record StaleVersionError() : Error("The resource has changed since the version named in If-Match.");

/// <summary>Understood and well-formed, but cannot be carried out (422).</summary>
public sealed record UnprocessableError(string Detail) : Error(Detail);

/// <summary>The caller is not signed in, or its credentials are wrong (401).</summary>
public sealed record UnauthorizedError(string Detail) : Error(Detail);

/// <summary>The password is right, and a code of the second factor has to come with it (401).</summary>
public sealed record TwoFactorRequiredError() : Error("A code from the authenticator, or a recovery code, has to come with the password.");

/// <summary>The caller is known but its role or scopes do not allow this (403).</summary>
public sealed record ForbiddenError(string Detail) : Error(Detail);

/// <summary>Too many attempts (429); <paramref name="RetryAfter"/> goes out as <c>Retry-After</c>.</summary>
public sealed record TooManyRequestsError(TimeSpan RetryAfter, string Detail = "Too many attempts. Try again later.") : Error(Detail);

/// <summary>A body of a size (413) or media type (415) that is not taken.</summary>
public sealed record UnsupportedContentError(int Status, string Detail) : Error(Detail);

/// <summary>A part the request needs is not available or not configured (503).</summary>
public sealed record UnavailableError(string Detail) : Error(Detail)
{
    /// <summary>When it is worth another try, if that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

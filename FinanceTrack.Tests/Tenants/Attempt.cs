using System.Net;

namespace FinanceTrack.Tests.Tenants;

/// <summary>A request that names what belongs to another user.</summary>
/// <param name="Path">Below <c>/api/v1/</c>, or from the root where it begins with a slash.</param>
/// <param name="Expected">Null where it does not matter: nothing of the other user is shown or changed in any case.</param>
internal sealed record Attempt(string Path, object? Body, HttpStatusCode? Expected)
{
    public static Attempt NotFound(string path, object? body = null) => new(path, body, HttpStatusCode.NotFound);

    public static Attempt Refused(string path, object? body = null) => new(path, body, HttpStatusCode.BadRequest);

    /// <summary>Answers, of what is the caller's own.</summary>
    public static Attempt Own(string path, object? body = null, HttpStatusCode expected = HttpStatusCode.OK) => new(path, body, expected);

    public static Attempt Any(string path, object? body = null) => new(path, body, null);
}

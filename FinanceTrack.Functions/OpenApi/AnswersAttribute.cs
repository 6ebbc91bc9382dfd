namespace FinanceTrack.Functions.OpenApi;

/// <summary>
/// Names an answer of the function that cannot be read from the helper that makes it (<see cref="Http.Responses"/>), or a refusal that
/// none of the domain's errors makes.
/// </summary>
/// <param name="status">400 or more without a body or a media type is a problem document.</param>
/// <param name="body">What the body holds; null for none, or for one that is not JSON.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class AnswersAttribute(int status, Type? body = null) : Attribute
{
    public int Status { get; } = status;

    public Type? Body { get; } = body;

    /// <summary>The media type of a body that is not JSON.</summary>
    public string? MediaType { get; init; }
}

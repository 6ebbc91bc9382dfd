using FinanceTrack.Functions.OpenApi;
using FinanceTrack.Tests.Http;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>What a function takes and answers.</summary>
/// <param name="Body">What its body is read as; null for none.</param>
/// <param name="Problems">The statuses of its problem documents.</param>
internal sealed record FunctionContract(
    HttpFunction Function,
    Type? Body,
    bool IsBodyOptional,
    IReadOnlyList<FunctionParameter> Parameters,
    bool TakesIfMatch,
    bool TakesIdempotencyKey,
    IReadOnlyList<FunctionAnswer> Answers,
    IReadOnlyList<int> Problems)
{
    public IEnumerable<int> Statuses => Answers.Select(answer => answer.Status).Concat(Problems).Distinct().Order();
}

/// <summary>A parameter of a route or a query.</summary>
/// <param name="Description">What the function says of it; null when it says nothing.</param>
internal sealed record FunctionParameter(
    string Name, bool IsInRoute, bool IsRequired, Type Type, ParameterAttribute? Description);

/// <summary>An answer that is not a problem document.</summary>
internal sealed record FunctionAnswer(int Status, Type? Body, string? MediaType = null, bool HasETag = false, bool HasLocation = false);

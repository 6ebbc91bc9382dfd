using System.Reflection;
using System.Reflection.Emit;
using FinanceTrack.Domain.Results;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using FinanceTrack.Tests.Http;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>
/// Reads what a function takes and answers from the function itself: from its route and attributes, from the helpers of the edge that it
/// calls (<see cref="RequestBody"/>, <see cref="QueryValues"/>, <see cref="Responses"/>), and from the errors that its use case makes.
/// </summary>
internal sealed class ContractReader
{
    private static readonly Assembly[] Ours = [typeof(Responses).Assembly, typeof(Error).Assembly];

    // Read as a whole: what they call says nothing about the function.
    private static readonly Type[] Helpers =
        [typeof(RequestBody), typeof(IdempotencyHeader), typeof(EntityTag), typeof(Responses), typeof(QueryValues)];

    private static readonly Dictionary<Type, int[]> Statuses = new()
    {
        [typeof(ValidationError)] = [400],
        [typeof(UnauthorizedError)] = [401],
        [typeof(TwoFactorRequiredError)] = [401],
        [typeof(ForbiddenError)] = [403],
        [typeof(NotFoundError)] = [404],
        [typeof(ConflictError)] = [409],
        [typeof(StaleVersionError)] = [412],
        [typeof(UnsupportedContentError)] = [408, 413, 415],
        [typeof(UnprocessableError)] = [422],
        [typeof(TooManyRequestsError)] = [429],
        [typeof(UnavailableError)] = [503],
    };

    private readonly HttpFunction _function;
    private readonly List<FunctionParameter> _parameters = [];
    private readonly List<FunctionAnswer> _answers = [];
    private readonly HashSet<string> _accepted = [];
    private Type? _body;
    private bool _isBodyOptional, _takesIfMatch, _takesIdempotencyKey;

    private ContractReader(HttpFunction function) => _function = function;

    /// <summary>Every function there is.</summary>
    public static IReadOnlyList<FunctionContract> All { get; } = [.. HttpFunction.All.Select(Read)];

    /// <summary>The names that the function's query may hold, whether it reads them or not.</summary>
    public static IReadOnlySet<string> AcceptedQuery(HttpFunction function)
    {
        var reader = new ContractReader(function);
        reader.ReadEdge();
        return reader._accepted;
    }

    private static FunctionContract Read(HttpFunction function)
    {
        var reader = new ContractReader(function);
        reader.ReadRoute();
        reader.ReadEdge();
        foreach (var answer in function.Entry.GetCustomAttributes<AnswersAttribute>().Where(answer => !IsProblem(answer)))
            reader._answers.Add(new FunctionAnswer(answer.Status, answer.Body, answer.MediaType));
        return new FunctionContract(
            function, reader._body, reader._isBodyOptional, reader._parameters, reader._takesIfMatch, reader._takesIdempotencyKey,
            reader._answers, [.. reader.ReadProblems().Distinct().Order()]);
    }

    private static bool IsProblem(AnswersAttribute answer) =>
        answer is { Status: >= 400, Body: null, MediaType: null };

    private void ReadRoute()
    {
        foreach (var (name, isGuid) in RouteTemplate.ParametersOf(_function.Route))
            AddParameter(name, isInRoute: true, isRequired: true, isGuid ? typeof(Guid) : typeof(string));
    }

    private void ReadEdge()
    {
        var strings = new List<string>();
        foreach (var (before, at) in new CallGraph(method => IsOf(method, Ours[0]) && !IsHelper(method)).From(_function.Entry))
        {
            if (before is null)
                strings.Clear(); // Another method begins.
            if (at.Operand is string text && at.Code == OpCodes.Ldstr)
                strings.Add(text);
            else if (at.Operand is ConstructorInfo made && made.DeclaringType == typeof(QueryValues))
                _accepted.UnionWith(strings);
            else if (at.Operand is MethodInfo called && IsHelper(called))
                Take(called, before?.Operand as string);
        }
    }

    private void Take(MethodInfo called, string? name)
    {
        if (called.DeclaringType == typeof(QueryValues))
            TakeQuery(called, name);
        else if (called.DeclaringType == typeof(Responses))
            TakeAnswer(called);
        else if (called.Name == nameof(RequestBody.ReadBodyAsync))
            _body = called.GetGenericArguments()[0];
        else if (called.Name == nameof(RequestBody.HasBody))
            _isBodyOptional = true;
        else if (called.Name == nameof(IdempotencyHeader.IdempotencyKeyAsync))
            _takesIdempotencyKey = true;
        else if (called.Name is nameof(EntityTag.IfMatch) or nameof(EntityTag.IfMatchTag))
            _takesIfMatch = true;
    }

    private void TakeQuery(MethodInfo called, string? name)
    {
        if (called.Name == nameof(QueryValues.IsValid))
            return;
        if (called.Name == nameof(QueryValues.Page))
        {
            AddParameter("limit", isInRoute: false, isRequired: false, typeof(int));
            AddParameter("cursor", isInRoute: false, isRequired: false, typeof(string));
            return;
        }

        var type = called.ReturnType;
        AddParameter(
            name ?? throw new InvalidOperationException($"{_function.Name}: the name of a query parameter must be a string literal."),
            isInRoute: false, called.Name == nameof(QueryValues.Required), Nullable.GetUnderlyingType(type) ?? type);
    }

    private void TakeAnswer(MethodInfo called)
    {
        var answer = called.Name switch
        {
            nameof(Responses.NoContent) => new FunctionAnswer(204, null),
            nameof(Responses.Accepted) => new FunctionAnswer(202, null),
            nameof(Responses.Created) => new FunctionAnswer(
                201, BodyOf(called), HasETag: HasLocation(called), HasLocation: HasLocation(called)),
            nameof(Responses.OkWithETag) => new FunctionAnswer(200, BodyOf(called), HasETag: true),
            _ => new FunctionAnswer(200, BodyOf(called)),
        };
        if (!_answers.Contains(answer))
            _answers.Add(answer);
    }

    private static Type BodyOf(MethodInfo called) => called.GetGenericArguments()[^1];

    private static bool HasLocation(MethodInfo created) => created.GetParameters().Length > 1;

    private void AddParameter(string name, bool isInRoute, bool isRequired, Type type)
    {
        if (_parameters.All(known => known.Name != name))
        {
            _parameters.Add(new FunctionParameter(
                name, isInRoute, isRequired, type,
                ParameterAttributes.Of(_function).SingleOrDefault(described => described.Name == name)));
        }
    }

    private IEnumerable<int> ReadProblems()
    {
        int[] always = [400, 500, 503];
        int[] authenticated = [401, 403, 429];
        return [
            .. always,
            .. _function.IsAnonymous ? [] : authenticated,
            .. _function.Entry.GetCustomAttributes<AnswersAttribute>().Where(IsProblem).Select(answer => answer.Status),
            .. new CallGraph(method => Ours.Any(assembly => IsOf(method, assembly))).From(_function.Entry)
                .SelectMany(reached => StatusesOf(ErrorIn(reached.At))),
        ];
    }

    private int[] StatusesOf(Type? error) => error is null ? []
        : Statuses.TryGetValue(error, out var statuses) ? statuses
        : throw new InvalidOperationException($"{_function.Name} makes a {error.Name}: add its status to {nameof(ContractReader)}.");

    /// <summary>The error that is made, or kept ready, there.</summary>
    private static Type? ErrorIn(Instruction at) => at.Operand switch
    {
        ConstructorInfo { DeclaringType: { } made } when at.Code == OpCodes.Newobj && IsError(made) => made,
        FieldInfo { FieldType: var kept } when IsError(kept) => kept,
        _ => null,
    };

    private static bool IsError(Type type) => type.IsAssignableTo(typeof(Error)) && !type.IsAbstract;

    private static bool IsOf(MethodBase method, Assembly assembly) => method.DeclaringType?.Assembly == assembly;

    private static bool IsHelper(MethodBase method) => method.DeclaringType is { } type && Helpers.Contains(type);
}

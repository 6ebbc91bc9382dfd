using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Results;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.Http;

/// <summary>The three ways in which a body goes to a use case.</summary>
public static class RequestExtensions
{
    /// <summary>A body, and the key that makes repeating it harmless.</summary>
    public static async Task<Result<TOut>> SendAsync<TIn, TOut>(
        this HttpRequest request, Func<TIn, IdempotencyKey?, Task<Result<TOut>>> execute)
        where TIn : class
    {
        if (!(await request.ReadBodyAsync<TIn>()).TryGet(out var body, out var error)
            || !(await request.IdempotencyKeyAsync()).TryGet(out var key, out error))
            return error;
        return await execute(body, key);
    }

    /// <summary>Creates a resource: 201 with where it is.</summary>
    public static async Task<IResult> CreateAsync<TIn, TOut>(
        this HttpRequest request, Func<TIn, IdempotencyKey?, Task<Result<TOut>>> execute, Func<TOut, string> location)
        where TIn : class
        where TOut : IVersioned => Responses.Created(await request.SendAsync(execute), location);

    /// <summary>Changes a resource: 200 with what it is now.</summary>
    public static async Task<IResult> ChangeAsync<TIn, TOut>(this HttpRequest request, Func<TIn, Task<Result<TOut>>> execute)
        where TIn : class
        where TOut : IVersioned =>
        (await request.ReadBodyAsync<TIn>()).TryGet(out var body, out var error)
            ? Responses.OkWithETag(await execute(body))
            : error.ToProblem();
}

using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Results;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.Http;

/// <summary>The ways in which a request goes to a use case.</summary>
public static class RequestExtensions
{
    /// <summary>A body.</summary>
    public static async Task<Result<TOut>> SendAsync<TIn, TOut>(this HttpRequest request, Func<TIn, Task<Result<TOut>>> execute)
        where TIn : class =>
        (await request.ReadBodyAsync<TIn>()).TryGet(out var body, out var error) ? await execute(body) : error;

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
        where TOut : IVersioned => Responses.OkWithETag(await request.SendAsync(execute));

    /// <summary>A page of a list that has no filters: 200.</summary>
    public static async Task<IResult> ListAsync<T>(this HttpRequest request, Func<PageRequest, Task<Result<Page<T>>>> execute)
    {
        var query = new QueryValues(request, "limit", "cursor");
        var page = query.Page();
        return query.IsValid(out var error) ? Responses.Ok(await execute(page)) : error.ToProblem();
    }
}

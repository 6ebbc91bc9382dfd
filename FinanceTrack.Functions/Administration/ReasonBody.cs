using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Operators;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.Administration;

/// <summary>The body of what administrators do, which is a reason, and which may be missing where none is required.</summary>
internal static class ReasonBody
{
    public static async Task<Result<T>> SendWithReasonAsync<T>(
        this HttpRequest request, Func<OperatorReason, Task<Result<T>>> execute)
    {
        var body = request.HasBody() ? await request.ReadBodyAsync<OperatorReason>() : OperatorReason.None;
        return body.TryGet(out var why, out var error) ? await execute(why) : error;
    }
}

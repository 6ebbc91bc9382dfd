using FinanceTrack.Domain.Users.PersonalData;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Users;

public sealed class PersonalDataFunctions(ExportUserData export, ExportTurns turns, EraseUser erase, ForgetExpired forget)
{
    [Function(nameof(ExportUserData)), Answers(200, MediaType = "application/zip")]
    public async Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/me/export")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var caller = request.CallerSession();
        if (!(await turns.TakeAsync(caller.UserId, cancellationToken)).TryGet(out var turn, out var busy))
            return busy.ToProblem();
        request.HttpContext.Response.RegisterForDispose(turn);
        var written = await export.ExecuteAsync(caller, cancellationToken);
        return written.TryGet(out var file, out var error)
            ? Results.Stream(file, "application/zip", "financetrack-export.zip")
            : error.ToProblem();
    }

    [Function(nameof(EraseUser))]
    public async Task<IResult> EraseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/me")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = request.HasBody() ? await request.ReadBodyAsync<Erasure>() : new Erasure();
        if (!body.TryGet(out var erasure, out var error))
            return error.ToProblem();
        return Responses.NoContent(await erase.ExecuteAsync(
            request.CallerSession(), erasure, request.IfMatch(), cancellationToken));
    }

    [Function(nameof(ForgetExpired))]
    public Task ForgetAsync([TimerTrigger("0 59 1 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        forget.ExecuteAsync(cancellationToken);
}

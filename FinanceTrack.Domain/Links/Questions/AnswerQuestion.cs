using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Links.Questions;

/// <summary>The answer to a question.</summary>
/// <param name="Answer">The option that is right, or null for none of them.</param>
public sealed record QuestionAnswer(Optional<Guid?> Answer);

/// <summary>
/// Applies what a person answers: the link is made, or every option is refused for good. What was not asked because it is of the same
/// kind is decided after it.
/// </summary>
public sealed class AnswerQuestion(
    Database database, LedgerReader ledgers, PersonLinks links, LinkWriter writer, JobBacklog backlog, TimeProvider time)
{
    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    public Task<Result<QuestionDetails>> ExecuteAsync(
        LedgerActor actor, Guid id, QuestionAnswer answer, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync(session => AnswerAsync(session, actor, id, answer, ifMatch), cancellationToken);

    private async Task<Result<QuestionDetails>> AnswerAsync(
        DbSession session, LedgerActor actor, Guid id, QuestionAnswer answer, int? ifMatch)
    {
        if (!(await ledgers.LockAsync(session, actor)).TryGet(out var ledger, out var refused))
            return refused;
        if (await QuestionTable.FindAsync(session, actor.LedgerId, id) is not { } question)
            return new NotFoundError("question");
        if (ifMatch is not null && ifMatch != question.Version)
            return new StaleVersionError();
        if (!answer.Answer.IsPresent || (answer.Answer.Value is { } named && !question.ReadOptions().Contains(named)))
            return new ValidationError("/answer", "Must be one of the options, or null for none of them.");
        if (question.State == QuestionState.Withdrawn)
            return new ConflictError("The transactions have changed since the question was asked.");
        if (question.State == QuestionState.Answered)
        {
            return question.Answer == answer.Answer.Value
                ? QuestionDetails.Of(question)
                : new ConflictError("The question has another answer. Make or delete the link instead.");
        }

        if (await ApplyAsync(session, ledger, question, answer.Answer.Value) is { } error)
            return error;
        var answered = question with
        {
            State = QuestionState.Answered,
            Answer = answer.Answer.Value,
            UpdatedAt = time.Now(),
            Version = question.Version + 1,
        };
        await QuestionTable.UpdateAsync(session, answered);
        await backlog.AddAsync(session, LinkJobs.Match(actor.LedgerId));
        return QuestionDetails.Of(answered);
    }

    private async Task<Error?> ApplyAsync(DbSession session, LedgerState ledger, QuestionRow question, Guid? answer)
    {
        if (answer is { } option)
        {
            var made = await links.LinkAsync(session, ledger, question.Kind, question.SubjectId, option, LinkState.Answered);
            return made.Error;
        }

        foreach (var refused in question.ReadOptions())
            await writer.RefuseAsync(session, ledger, question.Kind, question.SubjectId, refused);
        await writer.FinishAsync(session, ledger, transfersChanged: question.Kind == LinkKind.Transfer);
        return null;
    }
}

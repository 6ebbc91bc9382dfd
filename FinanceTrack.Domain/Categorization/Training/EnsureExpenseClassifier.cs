using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Models;

namespace FinanceTrack.Domain.Categorization.Training;

/// <summary>Puts the training of the default model in line where nothing is served yet. Until it is done the lexicon answers.</summary>
public sealed class EnsureExpenseClassifier(Database database, ModelStore store, JobBacklog jobs)
{
    /// <summary>Whether a training was needed.</summary>
    public async Task<bool> ExecuteAsync(CancellationToken cancellationToken)
    {
        if (await store.FindPointerAsync(ExpenseClassifierFormat.ModelKind, cancellationToken) is not null)
            return false;
        await database.WriteAsync(session => jobs.AddAsync(session, new JobRequest(TrainExpenseClassifierJob.JobKind)), cancellationToken);
        return true;
    }
}

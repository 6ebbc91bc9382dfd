using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.ModelRegistry;

namespace FinanceTrack.Domain.Categorization.Jobs;

/// <summary>
/// Queues a training where nothing is served yet, or only a model of a schema that this build does not read. Until it is done the
/// lexicon answers. What is pinned stays pinned: no training would replace it.
/// </summary>
public sealed class EnsureExpenseClassifier(Database database, ModelStore store, ModelFormat<CategoryScorer> format, JobBacklog jobs)
{
    /// <summary>Whether a training was needed.</summary>
    public async Task<bool> ExecuteAsync(CancellationToken cancellationToken)
    {
        if (await store.FindPointerAsync(format.Kind, cancellationToken) is { Pointer: var pointer }
            && (pointer.Pinned || (await store.FindAsync(format.Kind, pointer.Version, cancellationToken))?.Schema == format.Schema))
        {
            return false;
        }

        await database.WriteAsync(session => jobs.AddAsync(session, new JobRequest(TrainExpenseClassifierJob.JobKind)), cancellationToken);
        return true;
    }
}

using Azure;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Models;

/// <summary>A model in service.</summary>
public sealed record ServedModel<TModel>(TModel Model, string Version);

/// <summary>
/// The model of a kind that this process serves. It is loaded when first asked for. Every minute at most, one caller starts
/// a check of the pointer, and no caller waits for it: a new model is swapped in whole, while calls that hold the old one finish with it.
/// A model that is damaged or foreign is refused, and the last good one stays.
/// </summary>
public sealed partial class CurrentModel<TModel>(
    ModelStore store, ModelFormat<TModel> format, TimeProvider time, ILogger<CurrentModel<TModel>> logger) : IDisposable
    where TModel : class
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMinutes(1);

    // The first caller waits for the storage, perhaps inside a transaction: not longer than it takes to do without a model.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile Snapshot? _snapshot;

    /// <summary>The model, or null while there is none that can be served.</summary>
    public ValueTask<ServedModel<TModel>?> GetAsync(CancellationToken cancellationToken)
    {
        if (_snapshot is not { } snapshot)
            return new ValueTask<ServedModel<TModel>?>(LoadFirstAsync(cancellationToken));
        if (time.GetElapsedTime(snapshot.CheckedAt) > CheckInterval && _loading.Wait(0, CancellationToken.None))
            _ = RefreshAsync(snapshot); // Logs its own failures; what it finds serves the next caller.
        return new ValueTask<ServedModel<TModel>?>(snapshot.Served);
    }

    /// <summary>Looks at the pointer now, and waits for the outcome.</summary>
    public async Task<ServedModel<TModel>?> ReloadAsync(CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            return (_snapshot = await LookAsync(_snapshot, cancellationToken)).Served;
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    private async Task<ServedModel<TModel>?> LoadFirstAsync(CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            return (_snapshot ??= await LookAsync(null, cancellationToken)).Served;
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task RefreshAsync(Snapshot snapshot)
    {
        try
        {
            _snapshot = await LookAsync(snapshot, CancellationToken.None);
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<Snapshot> LookAsync(Snapshot? before, CancellationToken cancellationToken)
    {
        var checkedAt = time.GetTimestamp();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var (changed, pointer, tag) = await store.FindChangedPointerAsync(format.Kind, before?.Tag ?? default, patience.Token);
            if (!changed)
                return before! with { CheckedAt = checkedAt };
            return new Snapshot(pointer is null ? null : await LoadAsync(pointer, before?.Served, patience.Token), tag, checkedAt);
        }
        catch (Exception exception) when (exception is RequestFailedException or InvalidDataException or AggregateException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogNotRead(format.Kind, exception);
            return new Snapshot(before?.Served, before?.Tag ?? default, checkedAt);
        }
    }

    private async Task<ServedModel<TModel>?> LoadAsync(ModelPointer pointer, ServedModel<TModel>? before, CancellationToken cancellationToken)
    {
        if (before?.Version == pointer.Version)
            return before;
        try
        {
            var model = await ReadAsync(pointer.Version, cancellationToken);
            LogServed(format.Kind, pointer.Version);
            return model;
        }
        catch (InvalidDataException exception)
        {
            LogRefused(format.Kind, pointer.Version, exception);
            // A process that has just started has no last good model in memory, but the pointer says which it was.
            return before ?? (pointer.Previous is { } previous ? await ReadAsync(previous, cancellationToken) : null);
        }
    }

    private async Task<ServedModel<TModel>> ReadAsync(string version, CancellationToken cancellationToken) =>
        new(format.Read(await store.ReadAsync(format.Kind, format.Schema, version, cancellationToken)), version);

    private sealed record Snapshot(ServedModel<TModel>? Served, ETag Tag, long CheckedAt);

    [LoggerMessage(6001, LogLevel.Information, "The {Kind} model {Version} is served from now on")]
    private partial void LogServed(string kind, string version);

    [LoggerMessage(6002, LogLevel.Error, "The {Kind} model {Version} was refused; the last valid one stays in use")]
    private partial void LogRefused(string kind, string version, Exception exception);

    [LoggerMessage(6003, LogLevel.Error, "The {Kind} model could not be read; the last valid one stays in use")]
    private partial void LogNotRead(string kind, Exception exception);
}

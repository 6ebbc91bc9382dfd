using Azure;
using FinanceTrack.Domain.Caching;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.ModelRegistry;

/// <summary>A model in service.</summary>
public sealed record ServedModel<TModel>(TModel Model, string Version);

/// <summary>
/// The model of a kind that this process serves. It is loaded when first asked for, and the pointer is checked every minute: a new model is
/// swapped in whole, while calls that hold the old one finish with it. A model that is damaged or foreign is refused, and the last good one
/// stays.
/// </summary>
public sealed partial class CurrentModel<TModel> : IModelInService, IDisposable
    where TModel : class
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMinutes(1);

    // The first caller waits for the storage, perhaps inside a transaction: not longer than it takes to do without a model.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ModelStore _store;
    private readonly ModelFormat<TModel> _format;
    private readonly ILogger<CurrentModel<TModel>> _logger;
    private readonly RefreshedValue<Look> _look;

    public CurrentModel(ModelStore store, ModelFormat<TModel> format, TimeProvider time, ILogger<CurrentModel<TModel>> logger)
    {
        (_store, _format, _logger) = (store, format, logger);
        _look = new RefreshedValue<Look>(LookAsync, CheckInterval, time) { OnFailure = exception => LogNotRead(format.Kind, exception) };
    }

    string IModelInService.Kind => _format.Kind;

    string? IModelInService.Version => _look.Known?.Served?.Version;

    /// <summary>The model, or null while there is none that can be served.</summary>
    public async ValueTask<ServedModel<TModel>?> GetAsync(CancellationToken cancellationToken) =>
        (await _look.GetAsync(cancellationToken)).Served;

    /// <summary>Looks at the pointer now, and waits for the outcome.</summary>
    internal async Task<ServedModel<TModel>?> ReloadAsync(CancellationToken cancellationToken) =>
        (await _look.ReadAsync(cancellationToken)).Served;

    public void Dispose() => _look.Dispose();

    private async Task<Look> LookAsync(Look? before, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var (changed, pointer, tag) = await _store.FindChangedPointerAsync(_format.Kind, before?.Tag ?? default, patience.Token);
            if (!changed)
                return before!;
            return new Look(pointer is null ? null : await LoadAsync(pointer, before?.Served, patience.Token), tag);
        }
        catch (Exception exception) when (exception is RequestFailedException or InvalidDataException or AggregateException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogNotRead(_format.Kind, exception);
            return before ?? new Look(null, default);
        }
    }

    private async Task<ServedModel<TModel>?> LoadAsync(
        ModelPointer pointer, ServedModel<TModel>? before, CancellationToken cancellationToken)
    {
        if (before?.Version == pointer.Version)
            return before;
        try
        {
            var model = await ReadAsync(pointer.Version, cancellationToken);
            LogServed(_format.Kind, pointer.Version);
            return model;
        }
        catch (InvalidDataException exception)
        {
            LogRefused(_format.Kind, pointer.Version, exception);
            // A process that has just started has no last good model in memory, but the pointer says which it was.
            return before ?? (pointer.Previous is { } previous ? await ReadAsync(previous, cancellationToken) : null);
        }
    }

    private async Task<ServedModel<TModel>> ReadAsync(string version, CancellationToken cancellationToken) =>
        new(_format.Read(await _store.ReadAsync(_format.Kind, _format.Schema, version, cancellationToken)), version);

    /// <param name="Tag">Of the pointer; none while it was never read.</param>
    private sealed record Look(ServedModel<TModel>? Served, ETag Tag);

    [LoggerMessage(6001, LogLevel.Information, "The {Kind} model {Version} is served from now on")]
    private partial void LogServed(string kind, string version);

    [LoggerMessage(6002, LogLevel.Error, "The {Kind} model {Version} was refused; the last valid one stays in use")]
    private partial void LogRefused(string kind, string version, Exception exception);

    [LoggerMessage(6003, LogLevel.Error, "The {Kind} model could not be read; the last valid one stays in use")]
    private partial void LogNotRead(string kind, Exception exception);
}

using System.ComponentModel.DataAnnotations;
using Azure;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.ModelRegistry;

/// <summary>Why the served model changes, recorded with the change.</summary>
public sealed record PointerReason([Required, MaxLength(PointerChange.MaxReasonLength)] string? Reason);

/// <summary>
/// What every change of what is served by hand has in common: the kind is known, the caller has seen the present state,
/// and a version is served only after it has been read whole once.
/// </summary>
public sealed class PointerChange(ModelStore store, IEnumerable<ModelFormat> formats)
{
    internal const int MaxReasonLength = 500;

    internal static string Reason(ValidationErrors errors, string? reason) => errors.Text(reason, "/reason", MaxReasonLength);

    /// <param name="ifMatch">The ETag that the caller has seen; null for whichever there is.</param>
    /// <param name="change">Makes the new pointer of the present one, which is null while nothing is served.</param>
    public async Task<Result<TaggedPointer>> ApplyAsync(
        string kind, ETag? ifMatch, Func<ModelPointer?, Result<ModelPointer>> change, CancellationToken cancellationToken)
    {
        if (formats.FirstOrDefault(known => known.Kind == kind) is not { } format)
            return new NotFoundError("model kind");
        var current = await store.FindPointerAsync(kind, cancellationToken);
        if (ifMatch is not null && ifMatch != current?.Tag)
            return new StaleVersionError();
        if (!change(current?.Pointer).TryGet(out var pointer, out var error))
            return error;
        if (pointer.Version != current?.Pointer.Version && await FindFaultAsync(format, pointer.Version, cancellationToken) is { } fault)
            return fault;
        return await store.TryPointAsync(kind, pointer, current?.Tag, cancellationToken) is { } changed ? changed
            : ifMatch is null ? new ConflictError("Another request changed the served model at the same time.")
            : new StaleVersionError();
    }

    private async Task<Error?> FindFaultAsync(ModelFormat format, string version, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(format.Kind, version, cancellationToken) is null)
            return new NotFoundError("model version");
        try
        {
            format.Check(await store.ReadAsync(format.Kind, format.Schema, version, cancellationToken));
            return null;
        }
        catch (InvalidDataException exception)
        {
            return new UnprocessableError(exception.Message);
        }
    }
}

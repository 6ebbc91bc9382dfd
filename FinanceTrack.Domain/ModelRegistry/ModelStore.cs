using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using FinanceTrack.Domain.Messaging;

namespace FinanceTrack.Domain.ModelRegistry;

/// <summary>
/// Models in Blob Storage: <c>models/{kind}/{version}/model.bin</c> and <c>manifest.json</c>, which never change, and
/// <c>models/{kind}/current.json</c>, which says what is served.
/// </summary>
public sealed class ModelStore(BlobServiceClient service, params IEnumerable<IServedModelHandler> handlers)
{
    private const string ModelBlob = "model.bin", ManifestBlob = "manifest.json", PointerBlob = "current.json";

    private static readonly BlobUploadOptions OnlyNew = new() { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };

    private readonly BlobContainerClient _container = service.GetBlobContainerClient("models");

    /// <summary>
    /// Stores a model under a new version: the bytes first, then the manifest, without which a version does not exist.
    /// What is served does not change.
    /// </summary>
    public async Task<ModelManifest> SaveAsync(NewModel model, CancellationToken cancellationToken)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(model.Bytes.Span));
        var manifest = new ModelManifest
        {
            Kind = model.Kind,
            Version = $"{model.TrainedAt.UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}-{sha256[..8]}",
            Schema = model.Schema,
            Sha256 = sha256,
            Bytes = model.Bytes.Length,
            TrainedAt = model.TrainedAt,
            DataFingerprint = model.DataFingerprint,
            Metrics = model.Metrics,
        };
        await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await Blob(model.Kind, manifest.Version, ModelBlob).UploadAsync(new BinaryData(model.Bytes), overwrite: true, cancellationToken);
        await Blob(model.Kind, manifest.Version, ManifestBlob).UploadAsync(Json(manifest), overwrite: true, cancellationToken);
        return manifest;
    }

    /// <summary>The manifests of a kind, newest first, at most so many; only versions before the given one, where one is given.</summary>
    public async Task<IReadOnlyList<ModelManifest>> ListAsync(string kind, string? before, int limit, CancellationToken cancellationToken)
    {
        var manifests = new List<ModelManifest>();
        var versions = await VersionsAsync(kind, cancellationToken);
        foreach (var version in versions.Where(version => before is null || string.CompareOrdinal(version, before) < 0)
            .OrderDescending(StringComparer.Ordinal))
        {
            if (manifests.Count == limit)
                break;
            if (await FindAsync(kind, version, cancellationToken) is { } manifest)
                manifests.Add(manifest);
        }

        return manifests;
    }

    /// <summary>The manifest of a version; null when there is none, or none that can be read.</summary>
    public async Task<ModelManifest?> FindAsync(string kind, string version, CancellationToken cancellationToken)
    {
        if (!ModelManifest.IsVersion(version))
            return null;
        var found = await DownloadAsync(Blob(kind, version, ManifestBlob), default, cancellationToken);
        try
        {
            return found is { Content: { } content } ? JsonSerializer.Deserialize<ModelManifest>(content, MessageFormat.Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The bytes of a version, checked against its manifest and against what the reader can read.</summary>
    /// <exception cref="InvalidDataException">The version is missing, damaged, of another kind or of another schema.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(string kind, int schema, string version, CancellationToken cancellationToken)
    {
        var manifest = await FindAsync(kind, version, cancellationToken)
            ?? throw new InvalidDataException($"The model {kind}/{version} has no readable manifest.");
        if (manifest.Kind != kind || manifest.Version != version)
            throw new InvalidDataException($"The manifest of {kind}/{version} is that of another model.");
        if (manifest.Schema != schema)
            throw new InvalidDataException($"The model {kind}/{version} has schema {manifest.Schema}; this build reads {schema}.");
        var blob = await DownloadAsync(Blob(kind, version, ModelBlob), default, cancellationToken)
            ?? throw new InvalidDataException($"The model {kind}/{version} has a manifest but no bytes.");
        return Convert.ToHexStringLower(SHA256.HashData(blob.Content)) == manifest.Sha256
            ? blob.Content.ToMemory()
            : throw new InvalidDataException($"The bytes of {kind}/{version} are not those of its manifest.");
    }

    /// <summary>
    /// The model of a version; null where none is named, and where it is one that <see cref="CurrentModel{TModel}"/> would refuse, and log.
    /// </summary>
    public async Task<TModel?> TryReadAsync<TModel>(ModelFormat<TModel> format, string? version, CancellationToken cancellationToken)
        where TModel : class
    {
        try
        {
            return version is null ? null : format.Read(await ReadAsync(format.Kind, format.Schema, version, cancellationToken));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>What is served, with the ETag to change it by; null when nothing is.</summary>
    public async Task<TaggedPointer?> FindPointerAsync(string kind, CancellationToken cancellationToken) =>
        await DownloadAsync(_container.GetBlobClient($"{kind}/{PointerBlob}"), default, cancellationToken) is { } found
            ? new TaggedPointer(ReadPointer(found.Content), found.Details.ETag)
            : null;

    /// <summary>As <see cref="FindPointerAsync"/>; and whether it is still the one of the ETag, in which case it is not read.</summary>
    public async Task<(bool Changed, ModelPointer? Pointer, ETag Tag)> FindChangedPointerAsync(
        string kind, ETag known, CancellationToken cancellationToken)
    {
        try
        {
            var found = await DownloadAsync(_container.GetBlobClient($"{kind}/{PointerBlob}"), known, cancellationToken);
            return found is null ? (true, null, default) : (true, ReadPointer(found.Content), found.Details.ETag);
        }
        catch (RequestFailedException same) when (same.Status == 304)
        {
            return (false, null, known);
        }
    }

    /// <summary>Changes what is served, if it is still what the ETag says (none: if nothing is served yet). Null when it is not.</summary>
    public Task<TaggedPointer?> TryPointAsync(string kind, ModelPointer pointer, ETag? ifMatch, CancellationToken cancellationToken) =>
        TryPointAsync(kind, pointer, ifMatch, PointerAct.Promotion, cancellationToken);

    /// <summary>As above, by a person.</summary>
    internal async Task<TaggedPointer?> TryPointAsync(
        string kind, ModelPointer pointer, ETag? ifMatch, PointerAct act, CancellationToken cancellationToken)
    {
        var options = ifMatch is { } tag ? new BlobUploadOptions { Conditions = new BlobRequestConditions { IfMatch = tag } } : OnlyNew;
        try
        {
            BlobContentInfo written = await _container.GetBlobClient($"{kind}/{PointerBlob}")
                .UploadAsync(Json(pointer), options, cancellationToken);
            foreach (var handler in handlers)
                await handler.OnServedModelChangedAsync(kind, pointer, act);
            return new TaggedPointer(pointer, written.ETag);
        }
        catch (RequestFailedException changed) when (changed.Status is 409 or 412)
        {
            return null;
        }
    }

    private static ModelPointer ReadPointer(BinaryData content)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelPointer>(content, MessageFormat.Json) ?? ModelPointer.Unreadable;
        }
        catch (JsonException)
        {
            return ModelPointer.Unreadable; // Refused and logged where models are served.
        }
    }

    private async Task<List<string>> VersionsAsync(string kind, CancellationToken cancellationToken)
    {
        var versions = new List<string>();
        try
        {
            await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{kind}/", cancellationToken))
            {
                if (blob.Name.EndsWith($"/{ManifestBlob}", StringComparison.Ordinal))
                    versions.Add(blob.Name.Split('/')[1]);
            }
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return []; // No model was ever stored, and so there is no container.
        }

        return versions;
    }

    private static async Task<BlobDownloadResult?> DownloadAsync(BlobClient blob, ETag known, CancellationToken cancellationToken)
    {
        try
        {
            var conditions = known == default ? null : new BlobRequestConditions { IfNoneMatch = known };
            var response = await blob.DownloadContentAsync(conditions, cancellationToken);

            // An answer without a body fails where it is read, with a type of the library's own that says no status.
            return response.HasValue ? response.Value : throw new RequestFailedException(response.GetRawResponse());
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private BlobClient Blob(string kind, string version, string name) => _container.GetBlobClient($"{kind}/{version}/{name}");

    private static BinaryData Json<T>(T value) => BinaryData.FromObjectAsJson(value, MessageFormat.Json);
}

/// <summary>A trained model on its way into the store.</summary>
public sealed record NewModel(
    string Kind, int Schema, ReadOnlyMemory<byte> Bytes, DateTimeOffset TrainedAt, string DataFingerprint,
    IReadOnlyDictionary<string, double> Metrics);

using System.Text.Json;
using FinanceTrack.Domain.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// Reads a request's JSON body. The worker's own binding answers 500 to bad JSON, so the edge reads the body itself:
/// 408 where it takes too long, 401 or 403 where the caller lost the right meanwhile, 413 past 1 MB, 415 for another media type,
/// 400 with a JSON pointer for what does not fit the type.
/// </summary>
public static class RequestBody
{
    public const int MaxBytes = 1_000_000;

    /// <summary>In which a body has to arrive: one that trickles in would keep its request's place among those of its user.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(30);

    private static readonly object BytesKey = new();

    /// <summary>Whether there is a body, for the requests that may come without one.</summary>
    public static bool HasBody(this HttpRequest request) =>
        request.ContentLength > 0 || (request.ContentLength is null && request.Headers.TransferEncoding.Count > 0);

    public static async Task<Result<T>> ReadBodyAsync<T>(this HttpRequest request)
        where T : class
    {
        var bytes = await request.ReadBytesAsync();
        return bytes.TryGet(out var body, out var error) ? Parse<T>(body) : error;
    }

    /// <summary>The body as it came, read once per request.</summary>
    internal static async Task<Result<byte[]>> ReadBytesAsync(this HttpRequest request)
    {
        if (request.HttpContext.Items.TryGetValue(BytesKey, out var read))
            return (byte[])read!;
        if (!IsJson(request.ContentType))
            return new UnsupportedContentError(StatusCodes.Status415UnsupportedMediaType, "The body must be application/json in UTF-8.");
        if (request.Headers.ContentEncoding.Count > 0)
            return new UnsupportedContentError(StatusCodes.Status415UnsupportedMediaType, "The body must not be compressed.");

        if (!(await request.ReadWholeAsync()).TryGet(out var bytes, out var error))
            return error;
        bytes = WithoutMark(bytes);
        request.HttpContext.Items[BytesKey] = bytes;
        return bytes;
    }

    /// <summary>
    /// Reads the body, whatever it is, within the same bounds, for a handler that reads it again; null, or why it is refused.
    /// </summary>
    internal static async Task<Error?> BufferAsync(this HttpRequest request)
    {
        if (!(await request.ReadWholeAsync()).TryGet(out var bytes, out var error))
            return error;
        request.Body = new MemoryStream(bytes, writable: false);
        return null;
    }

    private static async Task<Result<byte[]>> ReadWholeAsync(this HttpRequest request)
    {
        var clock = request.HttpContext.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System;
        using var time = new CancellationTokenSource(MaxTime, clock);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(request.HttpContext.RequestAborted, time.Token);
        byte[]? bytes;
        try
        {
            bytes = await ReadLimitedAsync(request, patience.Token);
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested)
        {
            return new UnsupportedContentError(
                StatusCodes.Status408RequestTimeout, $"The body must arrive within {MaxTime.TotalSeconds:N0} seconds.");
        }

        if (bytes is null)
            return new UnsupportedContentError(StatusCodes.Status413PayloadTooLarge, $"The body must be at most {MaxBytes:N0} bytes.");
        if (await CallerCheck.RepeatAsync(request.HttpContext) is { } refused)
            return refused;
        return bytes;
    }

    // A byte order mark, which some clients put before UTF-8, says nothing (RFC 8259 §8.1 lets a reader ignore it).
    private static byte[] WithoutMark(byte[] bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static async Task<byte[]?> ReadLimitedAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
            return null;

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > MaxBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var bytes = System.Buffers.BuffersExtensions.ToArray(read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static Result<T> Parse<T>(byte[] body)
        where T : class
    {
        if (body.Length == 0)
            return new ValidationError("", "The body is empty; it must be a JSON object.");
        try
        {
            return JsonSerializer.Deserialize<T>(body, ApiJson.Options) is { } value
                ? value
                : new ValidationError("", "The body is null; it must be a JSON object.");
        }
        catch (JsonException exception)
        {
            return new ValidationError(JsonPointer.FromPath(exception.Path), JsonProblem.Of(exception, body));
        }
    }
}

using System.Text.Json;
using FinanceTrack.Domain.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// Reads a request's JSON body. The worker's own binding answers 500 to bad JSON, so the edge reads the body itself:
/// 413 past 1 MB, 415 for another media type, 400 with a JSON pointer for what does not fit the type.
/// </summary>
public static class RequestBody
{
    public const int MaxBytes = 1_000_000;

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

        var bytes = await ReadLimitedAsync(request);
        if (bytes is null)
            return new UnsupportedContentError(StatusCodes.Status413PayloadTooLarge, $"The body must be at most {MaxBytes:N0} bytes.");
        bytes = WithoutMark(bytes);
        request.HttpContext.Items[BytesKey] = bytes;
        return bytes;
    }

    // A byte order mark, which some clients put before UTF-8, says nothing (RFC 8259 §8.1 lets a reader ignore it).
    private static byte[] WithoutMark(byte[] bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static async Task<byte[]?> ReadLimitedAsync(HttpRequest request)
    {
        if (request.ContentLength > MaxBytes)
            return null;

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(request.HttpContext.RequestAborted);
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

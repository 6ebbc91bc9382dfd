using System.Net;
using System.Text;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>
/// A storage account that takes every message and has no blob: the evaluation needs no emulator and leaves nothing behind.
/// </summary>
internal sealed class NoStorage : HttpMessageHandler
{
    private const string ConnectionString =
        "DefaultEndpointsProtocol=http;AccountName=none;AccountKey=bm9uZQ==;"
        + "BlobEndpoint=http://none.invalid/blobs;QueueEndpoint=http://none.invalid/queues";

    private const string Sent = """
        <?xml version="1.0" encoding="utf-8"?><QueueMessagesList><QueueMessage><MessageId>0</MessageId>
        <InsertionTime>Mon, 01 Jan 2024 00:00:00 GMT</InsertionTime><ExpirationTime>Mon, 08 Jan 2024 00:00:00 GMT</ExpirationTime>
        <PopReceipt>0</PopReceipt><TimeNextVisible>Mon, 01 Jan 2024 00:00:00 GMT</TimeNextVisible></QueueMessage></QueueMessagesList>
        """;

    public static QueueServiceClient Queues() =>
        new(ConnectionString, new QueueClientOptions { Transport = new HttpClientTransport(new NoStorage()) });

    public static BlobServiceClient Blobs() =>
        new(ConnectionString, new BlobClientOptions { Transport = new HttpClientTransport(new NoStorage()) });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(request is { Method.Method: "POST", RequestUri.AbsolutePath: ['/', 'q', ..] }
            ? new HttpResponseMessage(HttpStatusCode.Created) { Content = new StringContent(Sent, Encoding.UTF8, "application/xml") }
            : new HttpResponseMessage(HttpStatusCode.NotFound));
}

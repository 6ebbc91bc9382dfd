using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>
/// Bounds how many bytes of an answer are read from the endpoint of the model, in one piece or streamed, whatever they are: text, ids,
/// names, fields that the protocol does not know, a line without an end.
/// </summary>
internal sealed class BoundedResponses(IOptions<ModelOptions> options) : DelegatingHandler
{
    // A streamed token comes with some 300 bytes around it.
    private const long BytesPerToken = 2_000;
    private const long Slack = 500_000;

    private readonly long _maxBytes = Slack + (BytesPerToken * options.Value.MaxOutputTokens);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var content = response.Content;
        if (content.Headers.ContentLength > _maxBytes)
        {
            response.Dispose();
            throw new ModelFailedException(ModelFailure.TooLarge);
        }

        var bounded = new StreamContent(new BoundedStream(await content.ReadAsStreamAsync(cancellationToken), _maxBytes));
        foreach (var header in content.Headers)
            bounded.Headers.TryAddWithoutValidation(header.Key, header.Value);
        response.Content = bounded;
        return response;
    }
}

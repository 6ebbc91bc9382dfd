using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FinanceTrack.Functions.Http;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Http;

/// <summary>Files that the build embedded, as every route of one answers with them.</summary>
public sealed class EmbeddedFileTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Theory]
    [InlineData("/", "no-cache")]
    [InlineData("/openapi.json", "public, no-cache")]
    [InlineData("/docs/start.js", "public, no-cache")]
    [InlineData("/docs/scalar.js", "public, no-cache")]
    public async Task A_caller_that_has_the_file_is_told_so(string path, string cacheControl)
    {
        using var first = await GetAsync(path, _ => { });
        var tag = first.Headers.ETag!;

        using var again = await GetAsync(path, headers => headers.IfNoneMatch.Add(tag));
        using var weak = await GetAsync(path, headers => headers.IfNoneMatch.Add(new EntityTagHeaderValue(tag.Tag, isWeak: true)));
        using var any = await GetAsync(path, headers => headers.IfNoneMatch.Add(EntityTagHeaderValue.Any));
        using var other = await GetAsync(path, headers => headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\"")));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.All(new[] { again, weak, any }, known => Assert.Equal(HttpStatusCode.NotModified, known.StatusCode));
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.All(new[] { first, again, other }, answer =>
        {
            Assert.Equal(tag, answer.Headers.ETag);
            Assert.Equal(cacheControl, answer.Headers.CacheControl?.ToString());
            Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
        });
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/openapi.json")]
    [InlineData("/docs/scalar.js")]
    public async Task A_condition_of_a_change_says_nothing_about_a_file(string path)
    {
        using var response = await GetAsync(path, headers => headers.IfMatch.Add(new EntityTagHeaderValue("\"1\"")));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public void A_file_that_a_library_brings_along_in_gzip_alone_is_also_there_as_it_is()
    {
        var script = EmbeddedFile.Named("ScalarStaticAssets.scalar.js", typeof(Scalar.AspNetCore.ScalarOptions).Assembly);

        Assert.Equal(["gzip", EncodedFile.Identity], script.Encodings.Select(encoding => encoding.Coding));
        Assert.True(script.Encodings[0].Bytes.Value is [0x1F, 0x8B, ..]);
        Assert.Contains("function", Encoding.UTF8.GetString(script.Bytes), StringComparison.Ordinal);
        Assert.Equal("text/javascript; charset=utf-8", script.ContentType);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => EmbeddedFile.Named("unknown.js"));

        Assert.Contains("'unknown.js'", thrown.Message, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestHeaders> prepare)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        prepare(request.Headers);
        return await fixture.Host.Http.SendAsync(request);
    }
}

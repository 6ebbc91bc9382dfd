using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.WebConsole;

/// <summary>The console's files as a browser gets them.</summary>
public sealed partial class ConsolePageTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const int MaxFirstView = 200_000;

    [Theory]
    [InlineData("/")]
    [InlineData("/console/transactions")]
    [InlineData("/console/transactions?text=bakery")]
    public async Task Every_address_of_the_console_is_the_same_page(string path)
    {
        using var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Contains("id=\"app\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_inline_and_nothing_of_another_host_may_run_in_it()
    {
        using var response = await GetAsync("/");

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.All(new[] { "unsafe", "http", "data:", "*" }, word => Assert.DoesNotContain(word, policy, StringComparison.Ordinal));
        var page = await response.Content.ReadAsStringAsync();
        Assert.DoesNotMatch(@"<script(?![^>]* src=)|<style| style=| on\w+=|https?://", page);
    }

    [Fact]
    public async Task Its_files_are_kept_for_good_and_the_page_is_asked_for_again()
    {
        using var page = await GetAsync("/");
        using var again = await GetAsync("/", known: page.Headers.ETag);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(page.Headers.ETag, again.Headers.ETag);
        foreach (var file in await FilesAsync())
        {
            using var response = await GetAsync(file);
            Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl?.ToString());
            using var known = await GetAsync(file, known: response.Headers.ETag);
            Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        }
    }

    [Fact]
    public async Task A_browser_gets_the_smallest_encoding_that_it_takes()
    {
        var file = (await FilesAsync()).First(name => name.EndsWith(".js", StringComparison.Ordinal));
        using var plain = await GetAsync(file);
        var expected = await plain.Content.ReadAsStringAsync();

        using var brotli = await GetAsync(file, accepted: "gzip, deflate, br");
        using var gzip = await GetAsync(file, accepted: "gzip, br;q=0");

        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal(["br"], brotli.Content.Headers.ContentEncoding);
        Assert.Equal(expected, await TextAsync(new BrotliStream(await brotli.Content.ReadAsStreamAsync(), CompressionMode.Decompress)));
        Assert.Equal(["gzip"], gzip.Content.Headers.ContentEncoding);
        Assert.Equal(expected, await TextAsync(new GZipStream(await gzip.Content.ReadAsStreamAsync(), CompressionMode.Decompress)));
        Assert.Equal(3, new[] { plain, brotli, gzip }.Select(response => response.Headers.ETag).Distinct().Count());
        Assert.All(new[] { plain, brotli, gzip }, response => Assert.Equal(["Accept-Encoding"], response.Headers.Vary));
    }

    [Fact]
    public async Task The_first_view_is_small()
    {
        var size = 0;
        foreach (var file in (await FilesAsync()).Prepend("/"))
        {
            using var response = await GetAsync(file, accepted: "br");
            size += (await response.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.InRange(size, 1, MaxFirstView);
    }

    [Theory]
    [InlineData("/console/assets/unknown.js")]
    [InlineData("/console/assets/..%2Findex.html")]
    [InlineData("/console/assets/..%2F..%2Fhost.json")]
    public async Task What_the_build_did_not_make_is_not_there(string path)
    {
        using var response = await GetAsync(path);

        (await Answer.ReadAsync(response)).IsProblem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/unknown")]
    [InlineData("/api/v1/unknown")]
    [InlineData("/api/v1/unknown/more")]
    public async Task No_other_address_is_answered_with_the_page(string path)
    {
        using var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.NotEqual("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    private async Task<IReadOnlyList<string>> FilesAsync()
    {
        using var page = await GetAsync("/");
        var files = File().Matches(await page.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value).ToList();
        Assert.Contains(files, file => file.EndsWith(".js", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith(".css", StringComparison.Ordinal));
        return files;
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? accepted = null, EntityTagHeaderValue? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accepted is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        if (known is not null)
            request.Headers.IfNoneMatch.Add(known);
        return await fixture.Host.Http.SendAsync(request);
    }

    private static async Task<string> TextAsync(Stream decompressed)
    {
        using var reader = new StreamReader(decompressed);
        return await reader.ReadToEndAsync();
    }

    [GeneratedRegex("(?:src|href)=\"(/console/assets/[^\"]+)\"")]
    private static partial Regex File();
}

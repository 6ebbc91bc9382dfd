using System.IO.Pipelines;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Http;

public sealed class SlowBodyTests
{
    [Fact]
    public async Task A_body_that_comes_too_slowly_is_given_up()
    {
        var time = new FakeTimeProvider();
        await using var services = new ServiceCollection().AddSingleton<TimeProvider>(time).BuildServiceProvider();
        var body = new Pipe();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.ContentType = "application/json";
        http.Request.Body = body.Reader.AsStream();
        await body.Writer.WriteAsync("{"u8.ToArray());

        var reading = http.Request.ReadBytesAsync();
        time.Advance(RequestBody.MaxTime - TimeSpan.FromSeconds(1));
        Assert.False(reading.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));

        var refused = await Assert.ThrowsAsync<BadHttpRequestException>(() => reading);
        Assert.Equal(StatusCodes.Status408RequestTimeout, refused.StatusCode);
    }
}

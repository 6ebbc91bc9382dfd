using System.IO.Pipelines;
using System.Text;
using FinanceTrack.Domain.Results;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Http;

/// <summary>A body that does not end.</summary>
public sealed class RequestBodyTests
{
    [Fact]
    public async Task A_body_that_trickles_in_is_given_up_after_its_time()
    {
        var clock = new FakeTimeProvider();
        var pipe = new Pipe();
        var http = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddSingleton<TimeProvider>(clock).BuildServiceProvider(),
        };
        http.Features.Set<IRequestBodyPipeFeature>(new Body(pipe.Reader));
        http.Request.ContentType = "application/json";
        http.Request.ContentLength = RequestBody.MaxBytes - 1;
        var reading = http.Request.ReadBytesAsync();

        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes("{ "));
        clock.Advance(RequestBody.MaxTime - TimeSpan.FromSeconds(1));
        Assert.False(reading.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.False((await reading).TryGet(out _, out var error));
        Assert.Equal(StatusCodes.Status408RequestTimeout, Assert.IsType<UnsupportedContentError>(error).Status);
    }

    private sealed class Body(PipeReader reader) : IRequestBodyPipeFeature
    {
        public PipeReader Reader => reader;
    }
}

using System.Net;
using System.Net.Http.Json;
using FinanceTrack.Domain.Users.Operators;
using FinanceTrack.Functions.Http;
using FinanceTrack.Tests.Http;
using FinanceTrack.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FinanceTrack.Tests.Users;

/// <summary>A session that was ended on one instance does nothing that lasts on another.</summary>
public sealed partial class EndedSessionTests(EndedSessionTests.Instances instances) : IClassFixture<EndedSessionTests.Instances>
{
    /// <summary>Every function that only a session may call, found by its attributes.</summary>
    public static TheoryData<string> SessionOnly =>
        [.. HttpFunction.All.Where(function => !function.IsAnonymous && (function.Scope is null || function.Role is not null))
            .Select(function => function.Name)];

    [SkippableTheory, MemberData(nameof(SessionOnly))]
    public async Task An_ended_session_is_refused_by_every_session_only_function_of_another_instance(string name)
    {
        FinanceTrackHost.InProcessOnly();
        var function = HttpFunction.Named(name);

        var answer = await SendAsync(function, instances.Ended);

        answer.IsProblem(HttpStatusCode.Unauthorized);
    }

    [SkippableFact]
    public async Task An_open_session_is_accepted_by_both_instances()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(instances.One);

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpFunction.Named("ListApiKeys"), admin)).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpFunction.Named("ListJobs"), admin)).Status);
    }

    [SkippableFact]
    public async Task A_revoked_role_is_refused_by_another_instance_at_once()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(instances.One);

        await instances.One.Services.GetRequiredService<RevokeAdmin>().ExecuteAsync(
            admin.Id, ProvenReason.None, null, CancellationToken.None);

        foreach (var function in HttpFunction.All.Where(function => function.Role is not null))
            (await SendAsync(function, admin)).IsProblem(HttpStatusCode.Forbidden);
    }

    [SkippableFact]
    public async Task The_rest_of_the_API_takes_the_token_until_it_ends()
    {
        FinanceTrackHost.InProcessOnly();

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpFunction.Named("GetProfile"), instances.Ended)).Status);
    }

    private async Task<Answer> SendAsync(HttpFunction function, TestUser user)
    {
        using var request = new HttpRequestMessage(function.Method, function.PathToNothing);
        request.Headers.Authorization = new("Bearer", user.AccessToken);
        if (function.TakesBody)
            request.Content = JsonContent.Create(new { });
        using var response = await instances.Two.Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Two instances over one database, and an administrator who signed out on the first.</summary>
    public sealed class Instances : IAsyncLifetime
    {
        public FinanceTrackHost One { get; private set; } = null!;

        public FinanceTrackHost Two { get; private set; } = null!;

        public TestUser Ended { get; private set; } = null!;

        /// <summary>What happens to the caller between the check of a request to the second instance and its function.</summary>
        public Func<Caller, Task>? Meanwhile { get; set; }

        public async Task InitializeAsync()
        {
            One = await FinanceTrackHost.StartAsync();
            Two = await FinanceTrackHost.StartAsync(use: app => app.UseMiddleware(MeanwhileAsync), beside: One);
            Ended = await Administrator.RegisterAsync(One);
            (await Ended.DeleteAsync("sessions/current")).Is(HttpStatusCode.NoContent);
        }

        public async Task DisposeAsync()
        {
            Ended.Dispose();
            await Two.DisposeAsync();
            await One.DisposeAsync();
        }

        private async Task MeanwhileAsync(FunctionContext context, Func<Task> next)
        {
            if (Meanwhile is { } happens && context.GetHttpContext() is { } http)
                await happens(Caller.Of(http.Request));
            await next();
        }
    }
}

using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using FinanceTrack.Benchmarks.Assistant.Scripted;
using FinanceTrack.Domain.Assistant.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Tests.Assistant.Model;

/// <summary>Azure OpenAI: its own path, and a token of the process's identity in place of a key.</summary>
public sealed class AzureModelTests
{
    private const string Token = "a-token-of-the-identity";
    private const string Deployment = "assistant";

    [Fact]
    public async Task A_deployment_is_asked_with_a_token_and_without_a_key()
    {
        (string Path, string? Authorization, bool HasKey) asked = default;
        await using var azure = await StartAsync(http =>
        {
            var headers = http.Request.Headers;
            asked = (http.Request.Path.Value!, headers.Authorization, headers.ContainsKey("api-key"));
            return http.Response.WriteAsJsonAsync(ScriptedJson.Whole("Ready.", []));
        });
        var credential = new FixedCredential();
        await using var client = new ModelClient(
            new()
            {
                ["Assistant:Provider"] = nameof(ModelProvider.AzureOpenAI),
                ["Assistant:Endpoint"] = azure.Services.GetRequiredService<IServer>()
                    .Features.Get<IServerAddressesFeature>()!.Addresses.Single(),
                ["Assistant:Model"] = Deployment,
            },
            services =>
            {
                services.AddSingleton(new ModelCredential(() => credential));
                services.AddHttpClient(ModelConnection.HttpClientName).ConfigurePrimaryHttpMessageHandler(TrustingHandler);
            });

        Assert.Equal("Ready.", (await client.Chat.GetResponseAsync("Are you there?")).Text);
        Assert.Equal(("/openai/v1/chat/completions", $"Bearer {Token}", false), asked);
        Assert.Equal(["https://cognitiveservices.azure.com/.default"], credential.Scopes);
    }

    private static HttpClientHandler TrustingHandler() => new()
    {
        ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
    };

    private static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate())));
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = DateTimeOffset.UtcNow;
        using var signed = request.CreateSelfSigned(now.AddMinutes(-1), now.AddHours(1));
        return X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pkcs12), null);
    }

    private sealed class FixedCredential : TokenCredential
    {
        public IReadOnlyList<string> Scopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return new AccessToken(Token, DateTimeOffset.UtcNow.AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using FinanceTrack.Functions.Http;
using FinanceTrack.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Tests.Users;

public sealed class AccessTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private static readonly string[] OpenToAnyone =
    [
        "ConfirmEmail", "GetConsoleAsset", "GetOpenApiDocument", "GetReferenceAsset", "ListPublicKeys", "OpenConsole", "OpenConsolePage",
        "OpenReference", "RefreshConsoleSession", "RefreshSession", "RegisterUser", "RequestConsolePasswordReset",
        "RequestPasswordReset", "ResetPassword", "SignIn", "SignInToConsole",
    ];

    private static readonly MethodInfo[] HttpFunctions =
    [
        .. typeof(AuthenticationMiddleware).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("FinanceTrack.Functions", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(FunctionAttribute)))
            .Where(method => method.GetParameters().Any(parameter => parameter.IsDefined(typeof(HttpTriggerAttribute)))),
    ];

    [Fact]
    public void Only_what_has_to_be_is_open_to_anyone()
    {
        var open = HttpFunctions.Where(f => f.IsDefined(typeof(AllowAnonymousAttribute)))
            .Where(f => f.DeclaringType!.Namespace != "FinanceTrack.Functions.Health")
            .Select(f => f.GetCustomAttribute<FunctionAttribute>()!.Name);

        Assert.Equal(OpenToAnyone, open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Everyones_data_is_for_admins_alone()
    {
        var administrative = HttpFunctions.Where(f => RouteOf(f).StartsWith("api/v1/admin", StringComparison.Ordinal));

        Assert.All(administrative, f => Assert.Equal("admin", FunctionAccess.Read($"{f.DeclaringType!.FullName}.{f.Name}").Role));
    }

    [Theory]
    [InlineData("Nowhere")]
    [InlineData("FinanceTrack.Functions.Users.UserFunctions.NoSuchMethodAsync")]
    [InlineData("No.Such.Class.Method")]
    public void A_function_that_is_not_found_is_closed(string entryPoint) =>
        Assert.Throws<InvalidOperationException>(() => FunctionAccess.Read(entryPoint));

    [Theory]
    [InlineData("Bearer", "")]
    [InlineData("Bearer", "a.b.c")]
    [InlineData("Bearer", "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiIwIn0.")]
    [InlineData("ApiKey", "ft_unknown")]
    [InlineData("Basic", "dXNlcjpwYXNzd29yZA==")]
    public async Task Invalid_credentials_are_refused(string scheme, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        request.Headers.Authorization = new AuthenticationHeaderValue(scheme, value);

        var answer = await fixture.Host.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task The_public_keys_are_open_to_anyone()
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);

        var keys = await fixture.Host.Http.GetStringAsync("/.well-known/jwks.json");

        Assert.Contains("\"crv\":\"P-256\"", keys, StringComparison.Ordinal);
        Assert.DoesNotContain("\"d\":", keys, StringComparison.Ordinal);
    }

    private static string RouteOf(MethodInfo function) => function.GetParameters()
        .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
        .First(trigger => trigger is not null)!.Route ?? "";
}

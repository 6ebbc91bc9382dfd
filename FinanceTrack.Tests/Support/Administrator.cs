using FinanceTrack.Domain.Users.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Support;

/// <summary>Users with the role <c>admin</c>, of a host in this process.</summary>
internal static class Administrator
{
    public static async Task<TestUser> RegisterAsync(FinanceTrackHost host)
    {
        FinanceTrackHost.InProcessOnly();
        var user = await TestUser.RegisterAsync(host);
        await host.Services.GetRequiredService<MakeAdmin>().ExecuteAsync(user.Email, CancellationToken.None);
        user.Take(await TestUser.SignInAsync(host, user.Email, user.Password));
        return user;
    }
}

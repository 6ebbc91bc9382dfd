using System.CommandLine;
using FinanceTrack.Domain.Users.Accounts;

namespace FinanceTrack.LocalHost.Commands;

/// <summary><c>make-admin</c>: the way to the first administrator.</summary>
internal static class MakeAdminCommand
{
    public static Command Create()
    {
        var email = new Argument<string>("email") { Description = "The confirmed address of a registered user." };
        var command = new Command("make-admin", "Give a registered user the admin role.") { email };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var product = await LocalProduct.OpenAsync(cancellationToken);
            var user = LocalProduct.Expect(
                await product.Get<MakeAdmin>().ExecuteAsync(parsed.GetRequiredValue(email), cancellationToken));
            Console.WriteLine($"{user.Email} is an admin, from the next request on. Outside LocalHost the admin routes ask for a second factor.");
        });
        return command;
    }
}

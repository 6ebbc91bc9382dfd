using System.CommandLine;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Operators;
using Spectre.Console;

namespace FinanceTrack.LocalHost.Commands;

/// <summary>What an operator does about accounts: <c>admins</c>, <c>revoke-admin</c>, <c>lock-user</c> and their like.</summary>
internal static class AccountCommands
{
    public static IEnumerable<Command> Create() =>
    [
        ListAdmins(),
        OfUser(
            "revoke-admin", "Take the admin role from a user.", "is not an admin any more, from the next request on",
            (product, id, cancellationToken) => product.Get<RevokeAdmin>().ExecuteAsync(id, ProvenReason.None, null, cancellationToken)),
        OfUser(
            "lock-user", "Lock an account: sessions end, and neither a sign-in nor an API key is accepted.", "is locked",
            (product, id, cancellationToken) => product.Get<LockUser>().ExecuteAsync(id, ProvenReason.None, null, cancellationToken)),
        OfUser(
            "unlock-user", "Unlock an account, and lift a lockout after failed attempts.", "is unlocked",
            (product, id, cancellationToken) => product.Get<UnlockUser>().ExecuteAsync(id, ProvenReason.None, null, cancellationToken)),
        OfUser(
            "end-sessions", "End every session of a user.", "is signed out everywhere",
            (product, id, cancellationToken) =>
                product.Get<EndUserSessions>().ExecuteAsync(id, OperatorReason.None, null, cancellationToken)),
        OfUser(
            "remove-two-factor", "Remove a second factor that its user has lost. Know who asks.", "signs in with the password alone",
            (product, id, cancellationToken) =>
                product.Get<RemoveSecondFactor>().ExecuteAsync(id, ProvenReason.None, null, cancellationToken)),
    ];

    private static Command ListAdmins()
    {
        var command = new Command("admins", "List the administrators.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var product = await LocalProduct.OpenAsync(cancellationToken);
            var table = new Table().AddColumns("Address", "Confirmed", "Second factor", "Locked").AddColumn(new TableColumn("Id").NoWrap());
            for (string? cursor = null, next = ""; next is not null; cursor = next)
            {
                var page = LocalProduct.Expect(await product.Get<ListAdmins>().ExecuteAsync(
                    new PageRequest(PageRequest.MaxLimit, cursor), cancellationToken));
                foreach (var admin in page.Items)
                {
                    table.AddRow(
                        Markup.Escape(admin.Email), YesNo(admin.EmailConfirmed), YesNo(admin.TwoFactorEnabled),
                        YesNo(admin.LockedAt is not null), $"{admin.Id}");
                }

                next = page.NextCursor;
            }

            AnsiConsole.Write(table);
        });
        return command;
    }

    private static Command OfUser(
        string name, string description, string done, Func<LocalProduct, Guid, CancellationToken, Task<Result<Done>>> execute)
    {
        var email = new Argument<string>("email") { Description = "The address of a registered user." };
        var command = new Command(name, description) { email };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var product = await LocalProduct.OpenAsync(cancellationToken);
            var user = LocalProduct.Expect(await product.Get<FindUser>().ExecuteAsync(parsed.GetRequiredValue(email), cancellationToken));
            LocalProduct.Expect(await execute(product, user.Id, cancellationToken));
            Console.WriteLine($"{user.Email} {done}.");
        });
        return command;
    }

    private static string YesNo(bool value) => value ? "yes" : "no";
}

using System.Net;
using FinanceTrack.Tests.Users;

namespace FinanceTrack.Tests.Documentation;

/// <summary>The part about ledgers and who shares them.</summary>
internal sealed partial class ReferenceScript
{
    private const string Invited = "lin@example.com";

    private async Task ShowLedgersAsync()
    {
        recorder.Begin("Ledgers and members", """
            A ledger holds transactions, categories, rules and what is learned from them. Each account comes with one, which its user always
            owns. Members are `viewer` (reads), `editor` (changes the data as well) or `owner` (also changes the ledger and its members).
            A session and an API key act on one ledger: no other route needs its id. `POST sessions/refresh` with a `ledgerId` switches.
            What a role does not allow is 403, a ledger that one is not a member of is 404. These routes are for sessions only.
            """);
        await recorder.ShowAsync("ListLedgers", "The ledgers that the caller is a member of, the one of the account first.", "ledgers");
        var ledger = await recorder.ShowAsync(
            "CreateLedger", "Opens another ledger, of which the caller is the owner.",
            "ledgers", new { name = "Holiday home", homeCurrency = "EUR", timeZone = "Europe/Berlin" });
        var path = $"ledgers/{ledger.Id}";
        await recorder.ShowAsync("GetLedger", "One ledger.", path);
        await recorder.ShowAsync(
            "UpdateLedger", "Changes what is named, for owners.", path, new { name = "The holiday home" }, ("If-Match", "\"1\""));
        await ShowInvitationsAsync(path);
        await recorder.ShowAsync(
            "DeleteLedger", """
            Deletes a ledger with everything in it, for an owner who is its only member. The one of the account leaves with it.
            """, path);
    }

    private async Task ShowInvitationsAsync(string path)
    {
        var owner = recorder.Credentials;
        await PostAsync("users", new { email = Invited, password = Password });
        var invited = await recorder.Host.Http.SignInAsync(Invited, Password);
        await recorder.ShowAsync("InviteMember", """
            Mails an invitation, which is good for a week, and void once another one goes to the same address. The address of the caller
            must be confirmed.
            """, $"{path}/invitations", new { email = Invited, role = "editor" });
        var token = await new Mailbox(recorder.Host, _userId).TokenAsync("You are invited to a ledger", Invited);
        recorder.Credentials = Bearer(invited);
        await recorder.ShowAsync(
            "AcceptInvitation", "Joins the ledger. The token is good for the account with the invited address alone.",
            "invitations/accept", new { token });
        recorder.Credentials = owner;
        await recorder.ShowAsync("ListMembers", "The members, in the order in which they joined.", $"{path}/members");
        var member = $"{path}/members/{invited.GetProperty("userId").GetGuid()}";
        await recorder.ShowAsync(
            "ChangeMember", "Gives a member another role, for owners. To hand a ledger over, make another member an owner and leave.",
            member, new { role = "viewer" }, ("If-Match", "\"1\""));
        await recorder.ShowAsync(
            "RemoveMember", "Removes a member, for owners; with one's own id it leaves the ledger. The last owner cannot leave.", member);
        await PostAsync($"{path}/invitations", new { email = Invited, role = "viewer" });
        var open = (await recorder.ShowAsync("ListInvitations", "The open invitations, for owners.", $"{path}/invitations"))
            .Is(HttpStatusCode.OK).Body.GetProperty("items")[0];
        await recorder.ShowAsync("WithdrawInvitation", "Voids an invitation.", $"{path}/invitations/{open.GetProperty("id").GetGuid()}");
    }
}

using System.Net;
using FinanceTrack.Tests.Support;
using FinanceTrack.Tests.Users;
using OtpNet;

namespace FinanceTrack.Tests.Documentation;

/// <summary>The parts about the account itself: what proves who its owner is, and taking leave.</summary>
internal sealed partial class ReferenceScript
{
    private async Task ShowPasswordsAsync()
    {
        recorder.Begin("Passwords and addresses", "For sessions only: an API key cannot change who gets in.");
        var mails = new Mailbox(recorder.Host, _userId);
        await recorder.ShowAsync("RequestEmailConfirmation", "Mails another token that confirms the address.", "me/email-confirmation");
        await Eventually.TrueAsync(
            "this mail is there, and not only that of the registration", async () => (await mails.ListAsync()).Count == 2);
        var confirmation = await mails.TokenAsync("Confirm your e-mail address");
        await recorder.ShowAsync("ConfirmEmail", """
            Confirms the address to which the token was mailed. The account's own session or its password comes with the token: without
            either it is 401, and the token is void after five such uses.
            """, "email-confirmations", new { token = confirmation, password = Password });
        await recorder.ShowAsync(
            "ChangePassword", """
            Changes the password, and ends every other session; with `revokeApiKeys` every API key too. Where a second factor is on, `code`
            comes with it.
            """,
            "me/password", new { currentPassword = Password, newPassword = "a second long password" });
        await recorder.ShowAsync(
            "RequestPasswordReset", "Mails a token with which a new password can be set. An unknown address is answered alike.",
            "password-resets", new { email = Email });
        var reset = await mails.TokenAsync("Set a new password");
        await recorder.ShowAsync(
            "ResetPassword", """
            Sets a new password for the holder of the token, and ends every session; with `revokeApiKeys` every API key too. Where the
            address was never confirmed, another person may have opened the account: it is emptied and gets a new id.
            """,
            "password-resets/complete", new { token = reset, newPassword = Password });
        recorder.Credentials = Bearer(await recorder.Host.Http.SignInAsync(Email, Password));
    }

    private async Task ShowTwoFactorAsync()
    {
        recorder.Begin(
            "Second factor", "Time-based codes (RFC 6238) from an authenticator app, and ten recovery codes for when it is lost.");
        var begun = await recorder.ShowAsync(
            "BeginTwoFactor", "Gives a key for the authenticator. Nothing is asked for until a first code confirms it.",
            "me/two-factor", new
            {
                password = Password
            });
        var code = new Totp(Base32Encoding.ToBytes(begun.Body.GetProperty("key").GetString())).ComputeTotp(recorder.Now.UtcDateTime);
        var codes = (await recorder.ShowAsync(
            "ConfirmTwoFactor", """
            Turns it on, and shows the recovery codes this one time. After a few wrong codes the key is void. `endOtherSessions` and
            `revokeApiKeys` end what was given out before.
            """,
            "me/two-factor/confirm", new { code })).Is(HttpStatusCode.OK).Body.GetProperty("codes");
        await recorder.ShowAsync("GetTwoFactor", "Whether it is on.", "me/two-factor");
        codes = (await recorder.ShowAsync(
            "RenewRecoveryCodes",
            "Makes new recovery codes; the old ones are void. A recovery code may stand for one of the authenticator.",
            "me/two-factor/recovery-codes", new { password = Password, code = codes[0].GetString() }))
                .Is(HttpStatusCode.OK).Body.GetProperty("codes");
        await recorder.ShowAsync(
            "EndTwoFactor", "Turns it off.", "me/two-factor", new { password = Password, code = codes[0].GetString() });
    }

    private async Task ShowLeaveAsync()
    {
        recorder.Begin("Personal data", "What is kept about a user is theirs to take along and to have erased.");
        await recorder.ShowAsync("ExportUserData", """
            Everything, as a ZIP with a JSON and a CSV file for each kind, streamed: the account, its ledger, and in `ledgers/` every other
            ledger that the user owns.
            """, "me/export");
        await recorder.ShowAsync("EraseUser", """
            Deletes the user with every row and every blob, for good. A ledger that another owner keeps stays; one whose other members would
            be left without an owner is 409. The password may be absent within ten minutes of signing in; where a
            second factor is on, `code` comes with it.
            """, "me", new { password = Password });
    }
}

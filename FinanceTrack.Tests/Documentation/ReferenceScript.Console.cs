namespace FinanceTrack.Tests.Documentation;

/// <summary>The part about the web console, which other clients have no need of.</summary>
internal sealed partial class ReferenceScript
{
    private static readonly (string Name, string Value)[] OfItsPages =
        [("Origin", "http://localhost:7071"), ("Sec-Fetch-Site", "same-origin"), ("X-FinanceTrack-Console", "1")];

    private async Task ShowConsoleAsync()
    {
        recorder.Begin("Web console", """
            The console is one page with its files, served by the product itself. It keeps what renews its session in a cookie that no
            script reads (`HttpOnly`, `SameSite=Strict`, `Secure` but on localhost, for `/api/v1/console/session` alone). These four
            routes set or read its cookies, for pages of the same origin only; any other client uses `sessions`.
            """);
        var here = recorder.Credentials;
        await recorder.ShowAsync("OpenConsole", "The page.", "/");
        await recorder.ShowAsync("OpenConsolePage", "The same page, which shows what its address says.", "/console/transactions");
        await recorder.ShowAsync(
            "GetConsoleAsset", "A file of the page. Its name changes with its content, so that a browser keeps it.",
            "/console/assets/unknown.js", null, ("Accept-Encoding", "br"));
        var session = await recorder.ShowAsync(
            "SignInToConsole", "As `POST sessions`. Refresh and device tokens are in cookies.",
            "console/session", new { email = Email, password = Password }, OfItsPages);
        await recorder.ShowAsync(
            "RefreshConsoleSession", "As `POST sessions/refresh`, with the cookie; 401 without one.",
            "console/session/refresh", new { ledgerId = _ledgerId }, OfItsPages);
        await recorder.ShowAsync(
            "RequestConsolePasswordReset", "As `POST password-resets`, with the device token of the cookie.",
            "console/session/password-resets", new { email = Email }, OfItsPages);
        recorder.Credentials = Bearer(session.Body);
        await recorder.ShowAsync("SignOutOfConsole", "As `DELETE sessions/current`, and deletes the cookie.", "console/session");
        recorder.Credentials = here;
    }
}

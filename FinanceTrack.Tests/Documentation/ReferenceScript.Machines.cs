using System.Net.Http.Json;
using System.Text.Json;
using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Tests.ModelRegistry;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Documentation;

/// <summary>The parts that are not a user's own: queues and administration.</summary>
internal sealed partial class ReferenceScript
{
    private static readonly DateTimeOffset Trained = DateTimeOffset.Parse("2026-03-08T04:30:00Z", null);

    private async Task ShowQueuesAsync()
    {
        recorder.Begin("Queues", """
            Upstream systems put transactions on `transactions-inbound`; every one is answered on `transactions-scored`. Messages are JSON,
            in base64 or plain; answers are in base64, as Azure Functions expects them. Each `messageId` of a user acts exactly once,
            however often it is delivered; its answer is on the wire at least once.
            """);
        var (inbound, scored) = (recorder.Host.Queues.GetQueueClient("transactions-inbound"), new ScoredAnswers(recorder.Host.Queues));
        await inbound.CreateIfNotExistsAsync();
        var good = Message("upstream-1", -45.5m);
        await inbound.SendMessageAsync(good.GetRawText());
        var recorded = await scored.WaitAsync(_userId, 1);
        await inbound.SendMessageAsync(Message("upstream-2", -45.555m).GetRawText());
        var rejected = (await scored.WaitAsync(_userId, 2)).Except(recorded);

        recorder.ShowMessage("transactions-inbound", """
            One transaction, or an array of them. `externalId`, `occurredAt`, `categoryId`, `note` and `ledgerId` may be absent; `ledgerId`
            names a ledger in which the user is an editor or owner, in place of the one of the account. An item with a field
            that is unknown, repeated or of another type is answered as `rejected`; one bad item does not cost its neighbours. A message
            with an item that names no `messageId` and `userId` becomes poison once its other items are recorded: it is kept, and can be
            sent again. A sender may sign its messages (`Inbound:Senders`); message ids are then its own. Another transaction under a used
            `messageId` is rejected. The `$AzureWebJobsParentId` that queue bindings of WebJobs add to an object is not an error.
            `traceparent` and `tracestate` (W3C Trace Context) may name the sender's span: the work continues its trace, and where
            traces are collected the answer names the span that continues it. They are not part of what the message says.
            """, good);
        recorder.ShowMessage("transactions-scored", "The answer to one that was recorded.", recorded[0]);
        recorder.ShowMessage(
            "transactions-scored", "The answer to one that had to be refused: an unknown user, a bad amount.", Assert.Single(rejected));
    }

    private async Task ShowHealthAsync()
    {
        recorder.Begin("Health and contract", "For load balancers, people and programs.");
        await recorder.ShowAsync("Live", "The process answers.", "health/live");
        await recorder.ShowAsync(
            "Ready",
            "200 when all that requests need is there, else 503 with what is wrong.",
            "health/ready");
        await recorder.ShowAsync(
            "GetOpenApiDocument", "This contract as an OpenAPI document, from which clients can be generated.", "/openapi.json");
        await recorder.ShowAsync("OpenReference", "A page that shows the contract, and sends requests.", "/docs");
        await recorder.ShowAsync("GetReferenceAsset", "What that page runs.", "/docs/start.js");
    }

    private async Task ShowAdministrationAsync()
    {
        recorder.Begin("Administration", """
            For users with the role `admin`, who need a second factor (`Admin:RequireTwoFactor`). `FinanceTrack.LocalHost make-admin
            <email>` and the setting `Admin:Emails` give the role, to a confirmed address. It is read from the database at each request.
            """);
        await recorder.Host.Services.GetRequiredService<MakeAdmin>().ExecuteAsync(Email, CancellationToken.None);
        recorder.Credentials = Bearer(await recorder.Host.Http.SignInAsync(Email, Password));

        var job = await recorder.ShowAsync(
            "EnqueueJob",
            "Queues a job, or answers the equal one that still waits. `parameters` are of the kind's own; `ledgerId` limits the job "
                + "to one ledger.",
            "admin/jobs", new { kind = "recompute-summaries", ledgerId = _ledgerId });
        await Eventually.TrueAsync("the job has ended", async () => await StatusOfAsync(job.Id) == "succeeded");
        await recorder.ShowAsync("FindJob", "How far it is, and what came of it.", $"admin/jobs/{job.Id}");
        await recorder.ShowAsync("ListJobs", "The newest first. Filters: `kind`, `status`.", "admin/jobs?kind=recompute-summaries&limit=1");
        await recorder.ShowAsync(
            "CancelJob", "Cancels one that waits; asks one that runs to stop. One that has ended cannot be cancelled.",
            $"admin/jobs/{job.Id}", null, ("If-Match", "*"));
        await ShowJobReportsAsync();
        await ShowModelsAsync();
        await ShowOperatorsAsync();
        await ShowLedgersOfOthersAsync();
        await ShowPoisonAsync();
        await ShowAuditAsync();
    }

    private async Task ShowOperatorsAsync()
    {
        const string other = "grace@example.com";
        await PostAsync("users", new { email = other, password = TestUser.DefaultPassword });
        using var grace = await TestUser.SignedInAsync(recorder.Host, other);
        await Authenticator.TurnOnAsync(grace, recorder.Clock);
        await Administrator.MakeAsync(recorder.Host, grace);

        await recorder.ShowAsync("ListUsers", """
            The newest account first. Filters: `email` (the address, or how it begins), `status` (`open`, `locked` or `unconfirmed`),
            `role`.
            """, $"admin/users?email={other}");
        await recorder.ShowAsync(
            "GetUser", "One account, its ledgers, and how many sessions and API keys it has. The user sees that it was looked at.",
            $"admin/users/{grace.Id}");
        await recorder.ShowAsync("ListAdmins", "The administrators, newest account first.", "admin/administrators?limit=1");
        await recorder.ShowAsync(
            "RevokeAdmin",
            "Takes the role away, with effect from the next request. Not from oneself, nor from an address that `Admin:Emails` names.",
            $"admin/administrators/{grace.Id}", new { password = Password });
        await recorder.ShowAsync(
            "RemoveSecondFactor", "Removes a second factor that its user has lost, and ends every session. Know who asks.",
            $"admin/users/{grace.Id}/two-factor", new { password = Password });
        await recorder.ShowAsync("EndUserSessions", "Ends every session of a user.", $"admin/users/{grace.Id}/sessions");
        await recorder.ShowAsync(
            "LockUser", "Locks an account: sessions end, and neither a sign-in nor an API key is accepted. A new password does "
                + "not unlock it. As in all that changes accounts and roles, your own `password` is required and, where it is on, a "
                + "`code`; the user reads the reason in their activity.",
            $"admin/users/{grace.Id}/lock", new { reason = "Reported as stolen.", password = Password });
        await recorder.ShowAsync(
            "UnlockUser", "Unlocks it, and lifts a lockout after failed attempts.",
            $"admin/users/{grace.Id}/lock", new { password = Password });
        await recorder.ShowAsync(
            "ChangeUserRole",
            "Gives the role `admin` to a confirmed address, or takes it away with `user`. A reason is required. Every "
                + "administrator is told of a new one by mail.",
            $"admin/users/{grace.Id}/role", new { role = "admin", reason = "Joined the support team.", password = Password });
        await recorder.ShowAsync(
            "EraseUserAccount", "Deletes the user with every row and every blob, for good, as `DELETE me` does. A reason is required.",
            $"admin/users/{grace.Id}", new { reason = "Asked for it by letter.", password = Password });
    }

    private async Task ShowModelsAsync()
    {
        var store = new ModelStore(recorder.Host.Blobs);
        var first = await SmallClassifier.SaveAsync(
            store, 1, Trained, new Dictionary<string, double> { ["accuracy"] = 0.81, ["macroF1"] = 0.77 });
        var second = await SmallClassifier.SaveAsync(
            store, 2, Trained.AddDays(7), new Dictionary<string, double> { ["accuracy"] = 0.84, ["macroF1"] = 0.79 });
        await new Registry(store, TimeProvider.System, new ExpenseClassifierFormat()).PromoteAsync(SmallClassifier.Kind, first);
        const string kind = "admin/models/expense-classifier";

        await recorder.ShowAsync(
            "ListModels", "The stored versions of a kind, the newest first, with the figures they had on rows held back.",
            $"{kind}/versions?limit=1");
        await recorder.ShowAsync(
            "CompareModels", "Two versions side by side. Figures of models that were trained on other data are only roughly comparable.",
            $"{kind}/comparison?left={first}&right={second}");
        var promoted = await recorder.ShowAsync("PromoteModel", """
            Serves a version, after reading it whole once; a damaged one is 422. With `pin`, jobs leave it so. Every process follows within
            a minute, and no request waits for it.
            """, $"{kind}/promotions", new { version = second, reason = "Better on the same rows.", pin = false });
        await recorder.ShowAsync("FindServedModel", "What is served of a kind, and why.", kind);
        var back = await recorder.ShowAsync("RollBackModel", """
            Serves again what was served before. Doing it twice comes back: `If-Match` keeps a repeated request from that.
            """, $"{kind}/rollbacks", new { reason = "Groceries came out as dining." }, ("If-Match", promoted.ETag!));
        await recorder.ShowAsync(
            "PromoteModel", "An older `ETag` changes nothing.", $"{kind}/promotions",
            new { version = second, reason = "Better after all." }, ("If-Match", promoted.ETag!));
        var pinned = await recorder.ShowAsync(
            "PinModel", "Keeps trainings and drift reports from changing what is served.", $"{kind}/pin",
            new { reason = "Until the labels are looked at." }, ("If-Match", back.ETag!));
        await recorder.ShowAsync("UnpinModel", "Lets them again.", $"{kind}/pin", null, ("If-Match", pinned.ETag!));
        await recorder.ShowAsync(
            "ListServedModels", "Every kind of model, and what is served of it; null while nothing is.", "admin/models");
    }

    private async Task<string?> StatusOfAsync(Guid job)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/admin/jobs/{job}");
        request.Headers.Authorization = recorder.Credentials;
        using var response = await recorder.Host.Http.SendAsync(request);
        return (await Answer.ReadAsync(response)).Body.GetProperty("status").GetString();
    }

    private async Task<IReadOnlyDictionary<string, Guid>> CategoriesAsync() =>
        (await SendAsync(HttpMethod.Get, "categories", null)).Body.GetProperty("items").EnumerateArray()
            .ToDictionary(category => category.GetProperty("name").GetString()!, category => category.GetProperty("id").GetGuid());

    private JsonElement Message(string messageId, decimal amount) => JsonSerializer.SerializeToElement(
        new
        {
            messageId,
            userId = _userId,
            externalId = $"bank-{messageId}",
            bookedOn = "2026-03-18",
            amount,
            currency = "EUR",
            description = "Stadtwerke"
        },
        JsonSerializerOptions.Web);
}

/// <summary>Signing in, where it is not itself the example.</summary>
internal static class SignInCall
{
    public static async Task<JsonElement> SignInAsync(this HttpClient http, string email, string password)
    {
        using var response = await http.PostAsJsonAsync("/api/v1/sessions", new { email, password });
        return (await Answer.ReadAsync(response)).Is(System.Net.HttpStatusCode.Created).Body;
    }
}

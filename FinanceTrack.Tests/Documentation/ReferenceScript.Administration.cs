using System.Text.Json;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Documentation;

/// <summary>What administrators do beside users and models.</summary>
internal sealed partial class ReferenceScript
{
    private async Task ShowJobReportsAsync()
    {
        await recorder.ShowAsync("ListJobKinds", "Every kind of job, and the names of what it takes.", "admin/job-kinds");
        await recorder.ShowAsync(
            "GetVersions", "The build, the schema of the database, and the models that this instance serves.", "admin/versions");
        await recorder.ShowAsync("ListDriftReports", """
            What the jobs that compare have found: stored sums, balances and statistics with what they must be equal to, models with their
            figures, the audit trail with its seals. `last` is the latest run that succeeded; `lastFailed` is there where one failed since.
            """, "admin/drift");
        var failing = await PostAsync("admin/jobs", new { kind = "verify-audit", parameters = new { knownEnd = "1:unknown" } });
        await Eventually.TrueAsync("the job has failed", async () => await StatusOfAsync(failing.Id) == "failed");
        await recorder.ShowAsync(
            "RetryJob", "Starts a job again that failed or was cancelled: a new one of the same kind, parameters and ledger.",
            $"admin/jobs/{failing.Id}/retry");
    }

    private async Task ShowLedgersOfOthersAsync()
    {
        var ledger = $"admin/ledgers/{_ledgerId}";
        await recorder.ShowAsync(
            "ListAllLedgers", "The newest first, without anything of their data. Filter: `userId`, a member.",
            $"admin/ledgers?userId={_userId}&limit=1");
        await recorder.ShowAsync("FindLedger", "One of them.", ledger);
        await recorder.ShowAsync(
            "ListLedgerAccounts", "As `GET accounts`. Members see in their activity that an administrator read this, here and below.",
            $"{ledger}/accounts");
        await recorder.ShowAsync("ListLedgerCategories", "As `GET categories`.", $"{ledger}/categories");
        var listed = await recorder.ShowAsync(
            "ListLedgerTransactions", "As `GET transactions`, with the same filters.", $"{ledger}/transactions?limit=1");
        await recorder.ShowAsync("ListLedgerAnomalies", "As `GET anomalies`, with the same filters.", $"{ledger}/anomalies?limit=1");

        var transaction = listed.Body.GetProperty("items")[0].GetProperty("id").GetGuid();
        var found = await recorder.ShowAsync("GetLedgerTransaction", "One of them.", $"{ledger}/transactions/{transaction}");
        const string reason = "The bank sent the wrong line.";
        await recorder.ShowAsync("CorrectTransaction", """
            Changes what `changes` names, as `PATCH transactions/{id}` does: sums, statistics and balances follow. A reason is required, and
            members read it in their activity.
            """, $"{ledger}/transactions/{transaction}", new { changes = new { note = "Corrected" }, reason }, ("If-Match", found.ETag!));
        await recorder.ShowAsync(
            "RemoveTransaction", "Deletes one, as `DELETE transactions/{id}` does. A reason is required.",
            $"{ledger}/transactions/{transaction}", new { reason });
        var account = (await GetAsync("accounts")).Body.GetProperty("items")[0].GetProperty("id").GetGuid();
        await recorder.ShowAsync(
            "CorrectAccount", "Changes an account, as `PATCH accounts/{id}` does. A reason is required.",
            $"{ledger}/accounts/{account}", new { changes = new { name = "Household giro" }, reason });
        var category = (await CategoriesAsync())["Shopping"];
        await recorder.ShowAsync(
            "CorrectCategory", "Renames or archives a category, as `PATCH categories/{id}` does. A reason is required.",
            $"{ledger}/categories/{category}", new { changes = new { name = "Shops" }, reason });
    }

    private async Task ShowPoisonAsync()
    {
        const string queue = QueueNames.Jobs;
        foreach (var id in (string[])["1", "2"])
        {
            var body = $$"""{"jobId":"{{Guid.NewGuid()}}","attempt":{{id}}}""";
            var failure = new JsonException("The job's message has an unknown field.", "$.attempt", null, null);
            await recorder.Host.Services.GetRequiredService<RecordMessageFailure>().ExecuteAsync(queue, body, failure);
            await recorder.Host.Services.GetRequiredService<RecordPoisonMessage>().ExecuteAsync(queue, id, body, CancellationToken.None);
        }

        var listed = await recorder.ShowAsync("ListPoisonMessages", """
            Messages that failed as often as the host tries, the newest first. `failure` says with what. Filters: `queue`, `status`
            (`waiting`, `replayed` or `discarded`).
            """, $"admin/poison-messages?queue={queue}&status=waiting&limit=1");
        var messages = (await GetAsync($"admin/poison-messages?queue={queue}")).Body.GetProperty("items");
        var (one, other) = (messages[0].GetProperty("id").GetGuid(), messages[1].GetProperty("id").GetGuid());
        Assert.Single(listed.Body.GetProperty("items").EnumerateArray());
        await recorder.ShowAsync(
            "GetPoisonMessage", "One with its body. A user whom it names sees that it was looked at.", $"admin/poison-messages/{one}");
        await recorder.ShowAsync(
            "ReplayMessage", "Sends it again, exactly once. Its body goes; should it fail again, it is recorded again.",
            $"admin/poison-messages/{one}/replay");
        await recorder.ShowAsync(
            "DiscardMessage", "Gives it up, and deletes its body. Tell the sender.", $"admin/poison-messages/{other}/discard");
        await recorder.ShowAsync(
            "ReplayMessages", "Sends every one again that waits, of all queues or of one, and says how many.",
            "admin/poison-messages/replay", new { queue = QueueNames.Emails });
        await recorder.ShowAsync(
            "DiscardMessages", "Gives up every one that waits, of all queues or of one, and says how many.",
            "admin/poison-messages/discard", new { queue = QueueNames.Emails });
        await recorder.ShowAsync("ListQueues", """
            About how many messages each queue holds and since when the next one waits; how many of the product wait to be put in
            (`unsent`), how many the host has given up on that are not recorded yet (`inPoisonQueue`), and how many poison messages wait
            for a decision (`poison`).
            """, "admin/queues");
    }

    private async Task ShowAuditAsync()
    {
        await recorder.ShowAsync("ListAuditEvents", """
            Who did what, the newest first; an event is never changed, and the job `verify-audit` finds where one was. Filters: `kind`,
            `outcome`, `actorId`, `subjectId`, `ledgerId`, `from` and `to` (days in UTC, both included). Ids of erased users and ledgers are
            null.
            """, $"admin/audit?kind=transactionCorrection&ledgerId={_ledgerId}&limit=1");
        await recorder.ShowAsync("ListActivity", """
            The caller's own trail, the newest first: what concerns the account, what the caller did, and what was done in the ledgers of
            which the caller is a member, administrators' acts included. `actor` is `you`, `member`, `administrator`, `anonymous` or
            `system`.
            """, "me/activity?limit=1");
    }

    private Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);
}

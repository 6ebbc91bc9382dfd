using System.Text.Json;
using FinanceTrack.Domain.Assistant;
using FinanceTrack.Domain.Ledgers;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Documentation;

/// <summary>The part about questions, and about changes that are proposed.</summary>
internal sealed partial class ReferenceScript
{
    private async Task ShowAssistantAsync()
    {
        recorder.Begin("Assistant", """
            Answers questions about the ledger. Every figure of an answer was computed and written by the server, and `evidence` says from
            what: [assistant.md](assistant.md). Conversations are their user's own. What would change something is proposed.
            """);
        var reply = await recorder.ShowAsync("AskAssistant", """
            Asks. `conversationId` continues a conversation. `engine` is `offline` or `model`; `note` says why another engine answered than
            the configured one. With `Accept: text/event-stream` the answer comes as server-sent events: `sentence` with `text`, as often as
            there are sentences, then `answer` with the whole of it.
            """, "assistant/messages", new { message = "How much did I pay Streamora in February 2026?" });
        var conversation = reply.Body.GetProperty("conversationId").GetGuid();
        await recorder.ShowAsync("ListConversations", "The caller's own, the latest first.", "assistant/conversations");
        await recorder.ShowAsync("GetConversation", """
            With its turns. Of a long conversation the older questions are in `summary`.
            """, $"assistant/conversations/{conversation}");
        await ShowProposalAsync();
        await recorder.ShowAsync(
            "DeleteConversation", "Deletes it with all its turns.", $"assistant/conversations/{conversation}", null, ("If-Match", "\"1\""));
        await ShowModelAsync();
    }

    private async Task ShowProposalAsync()
    {
        var listed = await SendAsync(HttpMethod.Get, "transactions?text=streamora&limit=1", null);
        var transaction = listed.Body.GetProperty("items")[0].GetProperty("id").GetGuid();
        var made = await recorder.Host.Services.GetRequiredService<AssistantTools>().Find("propose_category")!.ExecuteAsync(
            new LedgerActor(_userId, _ledgerId),
            JsonSerializer.SerializeToElement(new { transactionId = transaction, category = "Education" }),
            CancellationToken.None);
        var proposal = made.Value.ProposalId!.Value;
        var shown = await recorder.ShowAsync("GetProposal", """
            What the assistant proposed, field by field. It can be confirmed for 30 minutes.
            """, $"assistant/proposals/{proposal}");
        var digest = shown.Body.GetProperty("digest").GetString();
        await recorder.ShowAsync("ConfirmProposal", """
            Carries it out, once, in one transaction. `digest` is that of the proposal as it was shown. 409 once it has expired or been
            confirmed, and where what it would change has changed since.
            """, $"assistant/proposals/{proposal}/confirm", new { digest });
        await recorder.ShowAsync(
            "UndoProposal", "Takes it back, where it has not been changed again since.", $"assistant/proposals/{proposal}/undo");
    }
}

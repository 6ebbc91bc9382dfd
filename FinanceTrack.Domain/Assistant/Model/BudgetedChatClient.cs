using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>One user's client: each call is reserved in the user's budget, and counted.</summary>
internal sealed class BudgetedChatClient(IChatClient inner, ModelBudget budget, Guid userId, int maxOutputTokens)
    : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (sent, limited) = (messages as IList<ChatMessage> ?? [.. messages], Limited(options));
        var reservation = await budget.ReserveAsync(userId, TokenEstimate.Most(sent, limited), cancellationToken);
        var used = new ModelUsage();
        try
        {
            var response = await base.GetResponseAsync(sent, limited, cancellationToken);
            used = TokenEstimate.Used(response.Usage, reservation.Most.InputTokens, response.Text);
            return response;
        }
        finally
        {
            await budget.SettleAsync(reservation, used);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (sent, limited) = (messages as IList<ChatMessage> ?? [.. messages], Limited(options));
        var reservation = await budget.ReserveAsync(userId, TokenEstimate.Most(sent, limited), cancellationToken);
        var updates = new List<ChatResponseUpdate>();
        try
        {
            await foreach (var update in base.GetStreamingResponseAsync(sent, limited, cancellationToken))
            {
                updates.Add(update);
                yield return update;
            }
        }
        finally
        {
            var response = updates.ToChatResponse();
            await budget.SettleAsync(reservation, updates.Count == 0
                ? new ModelUsage()
                : TokenEstimate.Used(response.Usage, reservation.Most.InputTokens, response.Text));
        }
    }

    // The connection belongs to all users, so that the client that it goes through is not disposed of.
    protected override void Dispose(bool disposing) => base.Dispose(disposing: false);

    private ChatOptions Limited(ChatOptions? options)
    {
        var limited = options?.Clone() ?? new ChatOptions();
        limited.MaxOutputTokens = Math.Min(limited.MaxOutputTokens ?? maxOutputTokens, maxOutputTokens);
        return limited;
    }
}

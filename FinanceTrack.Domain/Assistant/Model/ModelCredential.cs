using Azure.Core;
using Azure.Identity;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>What Azure OpenAI is reached with: the process's Entra identity, in Azure the managed one.</summary>
public sealed class ModelCredential
{
    private readonly Lazy<TokenCredential> _credential;

    public ModelCredential()
        : this(static () => new DefaultAzureCredential())
    {
    }

    internal ModelCredential(Func<TokenCredential> create) => _credential = new(create);

    internal TokenCredential Value => _credential.Value;
}

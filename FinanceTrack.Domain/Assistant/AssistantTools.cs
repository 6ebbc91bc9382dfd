namespace FinanceTrack.Domain.Assistant;

/// <summary>All tools, by name.</summary>
public sealed class AssistantTools(IEnumerable<AssistantTool> tools)
{
    private readonly Dictionary<string, AssistantTool> _byName = tools.ToDictionary(tool => tool.Name, StringComparer.Ordinal);

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<AssistantTool> All => [.. _byName.Values.OrderBy(tool => tool.Name, StringComparer.Ordinal)];

    /// <summary>Null when there is none of this name.</summary>
    public AssistantTool? Find(string name) => _byName.GetValueOrDefault(name);
}

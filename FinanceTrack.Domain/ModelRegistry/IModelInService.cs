namespace FinanceTrack.Domain.ModelRegistry;

/// <summary>What this process serves of a kind of model.</summary>
public interface IModelInService
{
    string Kind { get; }

    /// <summary>The version; null while none is loaded: models are loaded when they are first needed.</summary>
    string? Version { get; }
}

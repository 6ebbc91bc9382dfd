using FinanceTrack.Domain.Audit;

namespace FinanceTrack.Domain.ModelRegistry;

/// <summary>What kind of change of the served model it is, and who makes it.</summary>
public sealed record PointerAct(AuditKind Kind, AuditActor Actor)
{
    /// <summary>A job that found a better model.</summary>
    internal static PointerAct Promotion { get; } = new(AuditKind.ModelPromotion, AuditActor.System);
}

/// <summary>Is told of each change of what is served, after it. Registered in the container.</summary>
public interface IServedModelHandler
{
    Task OnServedModelChangedAsync(string kind, ModelPointer pointer, PointerAct act);
}

namespace FinanceTrack.Domain.Results;

/// <summary>A resource whose row has a version, raised by one at each change.</summary>
public interface IVersioned
{
    int Version { get; }
}

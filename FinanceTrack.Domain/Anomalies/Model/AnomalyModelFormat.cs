using FinanceTrack.Domain.ModelRegistry;

namespace FinanceTrack.Domain.Anomalies.Model;

/// <summary>How trained scorers stand in the registry.</summary>
public sealed class AnomalyModelFormat() : ModelFormat<AnomalyModelParts>(KindName, AnomalyModelCodec.Form)
{
    public const string KindName = "anomaly-scorer";

    public override AnomalyModelParts Read(ReadOnlyMemory<byte> bytes) => AnomalyModelCodec.Decode(bytes.ToArray());
}

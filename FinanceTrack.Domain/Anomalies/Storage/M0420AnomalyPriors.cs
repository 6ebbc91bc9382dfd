using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Anomalies.Storage;

/// <summary>The snapshots of everyone's priors, each with the instant from which it is used.</summary>
[Migration(420, "Anomaly priors")]
public sealed class M0420AnomalyPriors : ForwardOnlyMigration
{
    public override void Up() => Create.Table("AnomalyPriors")
        .WithColumn("Version").AsInt32().NotNullable().PrimaryKey("PK_AnomalyPriors")
        .WithColumn("InForceFrom").AsInstant().NotNullable()
        .WithColumn("State").AsBinary(int.MaxValue).NotNullable();
}

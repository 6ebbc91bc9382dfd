using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Anomalies.Feedback;

/// <summary>Users' answers to alerts, each with what the scorer saw of its transaction: what a model is trained on.</summary>
[Migration(410, "Anomaly feedback")]
public sealed class M0410AnomalyFeedback : ForwardOnlyMigration
{
    private const int MaxSnapshot = 256;

    public override void Up() => Create.Table("AnomalyFeedback")
        .WithColumn("UserId").AsId().NotNullable().PrimaryKey("PK_AnomalyFeedback").ForeignKey("FK_AnomalyFeedback_Users", "Users", "Id")
        .WithColumn("TransactionId").AsId().NotNullable().PrimaryKey("PK_AnomalyFeedback")
        .WithColumn("Answer").AsInt32().NotNullable()
        .WithColumn("AnsweredAt").AsInstant().NotNullable()
        .WithColumn("WasAlert").AsBoolean().NotNullable()
        .WithColumn("ComponentForm").AsInt32().NotNullable()
        .WithColumn("Components").AsBinary(MaxSnapshot).NotNullable()
        .WithColumn("Version").AsInt32().NotNullable();
}

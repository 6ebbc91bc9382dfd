using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Jobs;

/// <summary>Long work: one row a job. Rows of a user go with the user; who asked for a job is only a note.</summary>
[Migration(710, "Jobs")]
public sealed class M0710Jobs : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("Jobs")
            .WithColumn("Id").AsId().NotNullable().PrimaryKey("PK_Jobs")
            .WithColumn("Kind").AsString(64).NotNullable()
            .WithColumn("PendingKey").AsString(200).NotNullable()
            .WithColumn("Parameters").AsString(int.MaxValue).Nullable()
            .WithColumn("UserId").AsId().Nullable()
            .WithColumn("RequestedBy").AsId().Nullable()
            .WithColumn("Status").AsInt32().NotNullable()
            .WithColumn("Progress").AsReal().NotNullable()
            .WithColumn("ProgressMessage").AsString(Job.MaxProgressMessageLength).Nullable()
            .WithColumn("ResumeFrom").AsString(int.MaxValue).Nullable()
            .WithColumn("Result").AsString(int.MaxValue).Nullable()
            .WithColumn("Error").AsString(Job.MaxErrorLength).Nullable()
            .WithColumn("CancelRequested").AsBoolean().NotNullable()
            .WithColumn("Attempts").AsInt32().NotNullable()
            .WithColumn("LeaseOwner").AsId().Nullable()
            .WithColumn("CreatedAt").AsInstant().NotNullable()
            .WithColumn("StartedAt").AsInstant().Nullable()
            .WithColumn("FinishedAt").AsInstant().Nullable()
            .WithColumn("HeartbeatAt").AsInstant().NotNullable()
            .WithColumn("Version").AsInt32().NotNullable();
        Create.Index("UX_Jobs_PendingKey").OnTable("Jobs").OnColumn("PendingKey").Unique();
        Create.Index("IX_Jobs_Status").OnTable("Jobs").OnColumn("Status").Ascending().OnColumn("HeartbeatAt").Ascending();
    }
}

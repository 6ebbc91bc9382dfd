using FluentMigrator;

namespace FinanceTrack.Domain.Jobs;

/// <summary>The latest job of a kind, by how it ended.</summary>
[Migration(1502, "Job kinds")]
public sealed class M1502JobKinds : ForwardOnlyMigration
{
    public override void Up() => Create.Index("IX_Jobs_Kind").OnTable("Jobs")
        .OnColumn("Kind").Ascending().OnColumn("Status").Ascending().OnColumn("Id").Ascending();
}

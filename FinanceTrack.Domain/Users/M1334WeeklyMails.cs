using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Users;

/// <summary>Who wants a weekly mail, and the Monday of the week that was mailed last.</summary>
[Migration(1334, "Weekly mails")]
public sealed class M1334WeeklyMails : ForwardOnlyMigration
{
    public override void Up()
    {
        Alter.Table("Users")
            .AddColumn("WeeklyMail").AsBoolean().NotNullable().WithDefaultValue(false)
            .AddColumn("WeeklyMailOn").AsDay().Nullable();
        Execute.Sql("CREATE INDEX IX_Users_WeeklyMail ON Users (Id) WHERE WeeklyMail = 1");
    }
}

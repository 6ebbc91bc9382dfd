using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Audit.Rows;

/// <summary>
/// The audit trail. Events and seals are inserted and never changed, which triggers enforce; the pseudonyms and the reasons of a person
/// go with the person.
/// </summary>
[Migration(1500, "Audit")]
public sealed class M1500Audit : ForwardOnlyMigration
{
    public override void Up()
    {
        CreateEvents();
        Create.Table("AuditReasons")
            .WithColumn("EventId").AsId().NotNullable().PrimaryKey("PK_AuditReasons")
            .WithColumn("Salt").AsBinary(16).NotNullable()
            .WithColumn("Text").AsString(AuditReasonRow.MaxLength).NotNullable();
        Create.Table("AuditSubjects")
            .WithColumn("SubjectId").AsId().NotNullable().PrimaryKey("PK_AuditSubjects")
            .WithColumn("Pseudonym").AsId().NotNullable();
        Create.Index("UX_AuditSubjects_Pseudonym").OnTable("AuditSubjects").OnColumn("Pseudonym").Unique();
        CreateSeals();
        foreach (var table in (string[])["AuditEvents", "AuditSeals"])
            RefuseChanges(table);

        // The ledger of an existing user has the user's id, and one pseudonym is enough for both.
        const string Subjects = "SELECT Id FROM Users UNION SELECT LedgerId FROM Ledgers";
        IfDatabase("SqlServer").Execute.Sql(
            $"INSERT INTO AuditSubjects (SubjectId, Pseudonym) SELECT s.Id, CAST(NEWID() AS BINARY(16)) FROM ({Subjects}) s");
        IfDatabase("SQLite").Execute.Sql(
            $"INSERT INTO AuditSubjects (SubjectId, Pseudonym) SELECT s.Id, randomblob(16) FROM ({Subjects}) s");
    }

    private void CreateEvents()
    {
        Create.Table("AuditEvents")
            .WithColumn("Id").AsId().NotNullable().PrimaryKey("PK_AuditEvents")
            .WithColumn("At").AsInstant().NotNullable()
            .WithColumn("Kind").AsInt32().NotNullable()
            .WithColumn("Outcome").AsInt32().NotNullable()
            .WithColumn("ActorKind").AsInt32().NotNullable()
            .WithColumn("Actor").AsId().Nullable()
            .WithColumn("SessionId").AsId().Nullable()
            .WithColumn("Subject").AsId().Nullable()
            .WithColumn("Ledger").AsId().Nullable()
            .WithColumn("Details").AsString(AuditTrail.MaxDetailsLength).Nullable()
            .WithColumn("ReasonHash").AsBinary(32).Nullable();
        foreach (var column in (string[])["Actor", "Subject", "Ledger"])
            Execute.Sql($"CREATE INDEX IX_AuditEvents_{column} ON AuditEvents ({column}, Id) WHERE {column} IS NOT NULL");
        Create.Index("IX_AuditEvents_Kind").OnTable("AuditEvents").OnColumn("Kind").Ascending().OnColumn("Id").Ascending();
    }

    private void CreateSeals()
    {
        Create.Table("AuditSeals")
            .WithColumn("Sequence").AsInt64().NotNullable().PrimaryKey("PK_AuditSeals")
            .WithColumn("EventId").AsId().NotNullable()
            .WithColumn("EventHash").AsBinary(32).NotNullable()
            .WithColumn("ChainHash").AsBinary(32).NotNullable()
            .WithColumn("SealedAt").AsInstant().NotNullable();
        Create.Index("UX_AuditSeals_EventId").OnTable("AuditSeals").OnColumn("EventId").Unique();
    }

    private void RefuseChanges(string table)
    {
        IfDatabase("SqlServer").Execute.Sql($"""
            CREATE TRIGGER TR_{table}_AppendOnly ON {table} INSTEAD OF UPDATE, DELETE AS
                THROW 51000, '{table} is append-only.', 1;
            """);
        foreach (var change in (string[])["UPDATE", "DELETE"])
        {
            IfDatabase("SQLite").Execute.Sql($"""
                CREATE TRIGGER TR_{table}_No{change} BEFORE {change} ON {table}
                BEGIN SELECT RAISE(ABORT, '{table} is append-only.'); END
                """);
        }
    }
}

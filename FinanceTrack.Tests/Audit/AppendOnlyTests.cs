using FinanceTrack.Tests.Data;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace FinanceTrack.Tests.Audit;

/// <summary>
/// No statement of the product changes what is append-only; triggers refuse those of others (<see cref="VerifyAuditTests"/>).
/// </summary>
public sealed class AppendOnlyTests
{
    private static readonly string[] AppendOnly = ["AuditEvents", "AuditSeals"];

    [Fact]
    public void No_statement_changes_or_deletes_an_event_or_a_seal() => Assert.Empty(
        from found in Statements.All
        from change in TSql.All<UpdateDeleteSpecificationBase>(TSql.Parse(TSql.Render(found.Statement)))
        where change.Target is NamedTableReference target && AppendOnly.Contains(TSql.NameOf(target.SchemaObject))
        select found.Name);
}

using FinanceTrack.Domain.Data.Migrations;

namespace FinanceTrack.Tests.Infra;

/// <summary>What Azure starts holds what it needs to serve, and no more.</summary>
public sealed class PackageTests
{
    [Fact]
    public void What_Azure_starts_cannot_migrate() =>
        Assert.DoesNotContain(typeof(SchemaVersion).Assembly.GetReferencedAssemblies(),
            assembly => assembly.Name!.StartsWith("FluentMigrator.Runner", StringComparison.Ordinal));
}

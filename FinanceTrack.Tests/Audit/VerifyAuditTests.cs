using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Audit.Seals;
using FinanceTrack.Domain.Data;
using FinanceTrack.Tests.Ledger;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Audit;

/// <summary>What a verification finds of each way to tamper with the trail.</summary>
public sealed class VerifyAuditTests
{
    private const int Events = 5;

    private static readonly Statement ChangeSql = Statement.Of("UPDATE AuditEvents SET Outcome = 1 WHERE Id = @Id");

    private static readonly Statement DeleteSealSql = Statement.Of("DELETE FROM AuditSeals WHERE Sequence = @Sequence");

    private static readonly Statement IdSql = Statement.Of("SELECT EventId FROM AuditSeals WHERE Sequence = @Sequence");

    private static readonly Statement CountSql = Statement.Of("SELECT COUNT(*) FROM AuditEvents");

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task What_was_recorded_is_sealed_once_and_verifies(DatabaseProvider provider)
    {
        await using var product = await RecordAsync(provider);

        Assert.Equal(Events, await product.Get<SealAudit>().ExecuteAsync(default));
        await product.Get<AuditTrail>().WriteAsync(new AuditEntry(AuditKind.JobStart, AuditActor.Operator), default);
        var before = await VerifyAsync(product);
        Assert.Equal(1, await product.Get<SealAudit>().ExecuteAsync(default));
        Assert.Equal(0, await product.Get<SealAudit>().ExecuteAsync(default));
        var after = await VerifyAsync(product, before.End);

        Assert.Equal((Events, 1, 0), (before.Sealed, before.Waiting, before.Faults));
        Assert.Equal((Events + 1, 0, 0), (after.Sealed, after.Waiting, after.Faults));
        Assert.StartsWith($"{Events + 1}:", after.End, StringComparison.Ordinal);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Neither_an_event_nor_a_seal_can_be_changed_or_deleted(DatabaseProvider provider)
    {
        await using var product = await RecordAsync(provider);
        await product.Get<SealAudit>().ExecuteAsync(default);

        var id = await IdAsync(product, 1);
        var changed = await Record.ExceptionAsync(() => product.ExecuteAsync(ChangeSql, new { Id = id }));
        var deleted = await Record.ExceptionAsync(() => product.ExecuteAsync(DeleteSealSql, new { Sequence = 1 }));

        Assert.Contains("append-only", changed?.ToString(), StringComparison.Ordinal);
        Assert.Contains("append-only", deleted?.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, (await VerifyAsync(product)).Faults);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task An_event_that_was_changed_is_named_whichever_field_it_is(DatabaseProvider provider)
    {
        string[] changes =
        [
            "Outcome = 1", "Kind = 900", "ActorKind = 3", "Details = '{}'", "Actor = Subject", "SessionId = Id", "Subject = NULL",
            "ReasonHash = NULL",
        ];
        foreach (var change in changes)
        {
            await using var product = await SealedAsync(provider);
            var id = await IdAsync(product, 3);
            await AuditTampering.ExecuteAsync(product.Options, $"UPDATE AuditEvents SET {change} WHERE Id = @Id", new { Id = Bytes(id) });

            Assert.Equal([new AuditFault(AuditFaultKind.Changed, 3, id)], (await VerifyAsync(product)).Found);
        }
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task An_event_that_was_removed_is_named(DatabaseProvider provider)
    {
        await using var product = await SealedAsync(provider);
        var id = await IdAsync(product, 2);

        await AuditTampering.ExecuteAsync(product.Options, "DELETE FROM AuditEvents WHERE Id = @Id", new { Id = Bytes(id) });

        Assert.Equal([new AuditFault(AuditFaultKind.Missing, 2, id)], (await VerifyAsync(product)).Found);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Events_that_were_exchanged_are_named(DatabaseProvider provider)
    {
        await using var product = await SealedAsync(provider);
        var (second, third) = (await IdAsync(product, 2), await IdAsync(product, 3));

        await AuditTampering.ExecuteAsync(product.Options, """
            UPDATE AuditSeals SET Sequence = 1002 WHERE Sequence = 2;
            UPDATE AuditSeals SET Sequence = 2 WHERE Sequence = 3;
            UPDATE AuditSeals SET Sequence = 3 WHERE Sequence = 1002;
            """);

        var found = (await VerifyAsync(product)).Found;
        Assert.Contains(new AuditFault(AuditFaultKind.Reordered, 2, third), found);
        Assert.Contains(new AuditFault(AuditFaultKind.Reordered, 3, second), found);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task An_event_that_was_removed_with_its_seal_is_found(DatabaseProvider provider)
    {
        await using var product = await SealedAsync(provider);

        await AuditTampering.ExecuteAsync(product.Options, """
            DELETE FROM AuditEvents WHERE Id = (SELECT EventId FROM AuditSeals WHERE Sequence = 4);
            DELETE FROM AuditSeals WHERE Sequence = 4;
            """);

        Assert.Equal([new AuditFault(AuditFaultKind.SealMissing, 4, null)], (await VerifyAsync(product)).Found);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_chain_without_its_end_is_found_by_what_was_known_of_it(DatabaseProvider provider)
    {
        await using var product = await SealedAsync(provider);
        var known = (await VerifyAsync(product)).End;

        await AuditTampering.ExecuteAsync(product.Options, """
            DELETE FROM AuditEvents WHERE Id = (SELECT EventId FROM AuditSeals WHERE Sequence = 5);
            DELETE FROM AuditSeals WHERE Sequence = 5;
            """);

        Assert.Equal(0, (await VerifyAsync(product)).Faults);
        Assert.Equal([new AuditFault(AuditFaultKind.CutOff, 4, null)], (await VerifyAsync(product, known)).Found);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task An_event_that_was_put_in_later_is_named(DatabaseProvider provider)
    {
        await using var product = await SealedAsync(provider);
        var id = Guid.CreateVersion7(DateTimeOffset.UtcNow.AddDays(-1));

        await AuditTampering.ExecuteAsync(product.Options, """
            INSERT INTO AuditEvents (Id, At, Kind, Outcome, ActorKind, Actor, SessionId, Subject, Ledger, Details, ReasonHash)
            SELECT @Id, At, Kind, Outcome, ActorKind, Actor, SessionId, Subject, Ledger, Details, ReasonHash
            FROM AuditEvents WHERE Id = (SELECT EventId FROM AuditSeals WHERE Sequence = 1)
            """, new { Id = Bytes(id) });

        Assert.Equal([new AuditFault(AuditFaultKind.Inserted, null, id)], (await VerifyAsync(product)).Found);
        Assert.Equal(0, await product.Get<SealAudit>().ExecuteAsync(default));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_reason_that_was_changed_is_found(DatabaseProvider provider)
    {
        await using var product = await SealedAsync(provider);

        await AuditTampering.ExecuteAsync(product.Options, "UPDATE AuditReasons SET Text = 'Another reason.'");

        Assert.All((await VerifyAsync(product)).Found, fault => Assert.Equal(AuditFaultKind.ReasonChanged, fault.Kind));
        Assert.Equal(Events, (await VerifyAsync(product)).Faults);
    }

    /// <summary>A product with a few events, not sealed.</summary>
    private static async Task<TestLedger> RecordAsync(DatabaseProvider provider)
    {
        var product = await TestLedger.StartAsync(provider);
        var user = await product.AddUserAsync();
        for (var i = 0; i < Events; i++)
        {
            await product.Get<AuditTrail>().WriteAsync(
                new AuditEntry(AuditKind.UserLock, AuditActor.Operator)
                {
                    SubjectId = user.Id,
                    Details = new { number = i },
                    Reason = "A reason.",
                },
                default);
            await Eventually.NextMillisecondAsync();
        }

        Assert.Equal(Events, await product.ScalarAsync<int>(CountSql));
        return product;
    }

    private static async Task<TestLedger> SealedAsync(DatabaseProvider provider)
    {
        var product = await RecordAsync(provider);
        await product.Get<SealAudit>().ExecuteAsync(default);
        return product;
    }

    private static Task<AuditVerification> VerifyAsync(TestLedger product, string? knownEnd = null) =>
        product.Get<VerifyAudit>().ExecuteAsync(knownEnd, default);

    private static Task<Guid> IdAsync(TestLedger product, long sequence) =>
        product.Database.ReadAsync(session => session.FindAsync<Guid>(IdSql, new { Sequence = sequence }), default);

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);
}

using System.CommandLine;
using FinanceTrack.Domain.Audit.Seals;

namespace FinanceTrack.LocalHost.Commands;

/// <summary><c>verify-audit</c>: finds what was changed in the audit trail, and ends with 1 when there is something.</summary>
internal static class VerifyAuditCommand
{
    public static Command Create()
    {
        var knownEnd = new Option<string?>("--known-end")
        {
            Description = "An earlier end of the chain, as printed here or logged as event 1195: finds whether the end was cut off.",
        };
        var command = new Command("verify-audit", "Verify the hash chain of the audit trail, and name what was changed.") { knownEnd };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var product = await LocalProduct.OpenAsync(cancellationToken);
            await product.Get<SealAudit>().ExecuteAsync(cancellationToken);
            var verification = await product.Get<VerifyAudit>().ExecuteAsync(parsed.GetValue(knownEnd), cancellationToken);
            Console.WriteLine(Describe(verification));
            return verification.Faults == 0 ? 0 : 1;
        });
        return command;
    }

    private static string Describe(AuditVerification verification) => string.Join(
        Environment.NewLine,
        verification.Found
            .Select(fault => $"{fault.Kind}: event {Shown(fault.EventId)}, seal {Shown(fault.Sequence)}")
            .Append($"{verification.Sealed} seals, {verification.Faults} faults. The chain ends with {verification.End ?? "nothing"}."));

    private static string Shown<T>(T? value)
        where T : struct => value is { } known ? $"{known}" : "none";
}

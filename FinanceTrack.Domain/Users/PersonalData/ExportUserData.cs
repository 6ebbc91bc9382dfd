using System.IO.Compression;
using System.Text;
using System.Text.Json;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>
/// Writes everything about a user, and all ledgers of which the user is an owner, as a ZIP: each set of rows as JSON and as CSV. Rows go
/// from the database to a file as they come; memory holds a few, however many there are. The session that asks is checked before
/// each set: once it has ended, no other set is written, and nothing is sent.
/// </summary>
public sealed class ExportUserData(
    Database database, IEnumerable<IUserData> features, IEnumerable<ILedgerData> ledgerFeatures, CheckSession sessions,
    AuditTrail audit, ExportTurns turns, AttemptTable attempts)
{
    private static readonly JsonSerializerOptions Json = new(MessageFormat.Json) { WriteIndented = true, DefaultBufferSize = 64 * 1024 };

    /// <summary>The whole export, to be read from its beginning and disposed of.</summary>
    /// <exception cref="SessionEndedException">The session has ended.</exception>
    public async Task<Result<Stream>> ExecuteAsync(CallerSession caller, CancellationToken cancellationToken)
    {
        var limit = new Limit("exports/user", caller.UserId.ToString(), attempts.Limits.ExportsPerUserPerHour)
        {
            Window = TimeSpan.FromHours(1),
        };
        if (await attempts.CountAsync(cancellationToken, limit) is { } tooMany)
            return tooMany;
        if (!(await turns.WaitAsync(cancellationToken)).TryGet(out var turn, out var busy))
            return busy;
        using (turn)
        {
            var file = ExportFile.Create();
            try
            {
                await ExecuteAsync(caller, file, cancellationToken);
                file.Position = 0;
                return file;
            }
            catch
            {
                await file.DisposeAsync();
                throw;
            }
        }
    }

    /// <param name="output">Need not seek. It is left open.</param>
    /// <exception cref="SessionEndedException">The session has ended; before the first set nothing was written.</exception>
    public async Task ExecuteAsync(CallerSession caller, Stream output, CancellationToken cancellationToken)
    {
        await CheckAsync(caller, cancellationToken);
        await audit.WriteAsync(
            new AuditEntry(AuditKind.DataExport, AuditActor.User(caller)) { SubjectId = caller.UserId }, cancellationToken);
        await using var written = new AsyncWriteBufferStream(output);
        await using (var zip = await ZipArchive.CreateAsync(
            written, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken))
        {
            await WriteAsync(zip, "", features.SelectMany(feature => feature.Export(caller.UserId)), caller, cancellationToken);
            var ledgers = await database.ReadAsync(session => LedgerMembersTable.OfUserAsync(session, caller.UserId), cancellationToken);
            foreach (var ledger in ledgers)
            {
                if (ledger.Role == LedgerRole.Owner)
                    await WriteLedgerAsync(zip, ledger, caller, cancellationToken);
            }
        }

        await written.FlushAsync(cancellationToken);
    }

    private async Task CheckAsync(CallerSession caller, CancellationToken cancellationToken)
    {
        if (await sessions.RefuseAsync(caller, forAdmins: false, cancellationToken) is not null)
            throw new SessionEndedException();
    }

    private Task WriteLedgerAsync(ZipArchive zip, LedgerMemberRow ledger, CallerSession caller, CancellationToken cancellationToken)
    {
        var folder = ledger.IsOwn ? "" : $"ledgers/{ledger.LedgerId}/";
        var sets = ledgerFeatures.SelectMany(feature => feature.Export(ledger.LedgerId, caller.UserId));
        return WriteAsync(zip, folder, sets, caller, cancellationToken);
    }

    private async Task WriteAsync(
        ZipArchive zip, string folder, IEnumerable<UserDataSet> sets, CallerSession caller, CancellationToken cancellationToken)
    {
        foreach (var set in sets)
        {
            await CheckAsync(caller, cancellationToken);
            await WriteAsync(zip, folder, set, cancellationToken);
        }
    }

    private static async Task WriteAsync(ZipArchive zip, string folder, UserDataSet set, CancellationToken cancellationToken)
    {
        await using (var json = await zip.CreateEntry($"{folder}{set.Name}.json").OpenAsync(cancellationToken))
            await JsonSerializer.SerializeAsync(json, set.Read(cancellationToken), Json, cancellationToken);
        await using (var csv = await zip.CreateEntry($"{folder}{set.Name}.csv").OpenAsync(cancellationToken))
            await CsvExport.WriteAsync(csv, set, cancellationToken);
    }
}

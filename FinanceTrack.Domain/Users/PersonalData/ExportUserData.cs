using System.IO.Compression;
using System.Text;
using System.Text.Json;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Storage;

namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>
/// Writes everything about a user, and all ledgers of which the user is an owner, as a ZIP: each set of rows as JSON and as CSV. Rows go
/// from the database to the stream as they come; nothing is gathered, however many there are.
/// </summary>
public sealed class ExportUserData(
    Database database, IEnumerable<IUserData> features, IEnumerable<ILedgerData> ledgerFeatures)
{
    private static readonly JsonSerializerOptions Json = new(MessageFormat.Json) { WriteIndented = true, DefaultBufferSize = 64 * 1024 };

    /// <param name="output">Need not seek. It is left open.</param>
    public async Task ExecuteAsync(Guid userId, Stream output, CancellationToken cancellationToken)
    {
        await using var written = new AsyncWriteBufferStream(output);
        await using (var zip = await ZipArchive.CreateAsync(
            written, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken))
        {
            foreach (var set in features.SelectMany(feature => feature.Export(userId)))
                await WriteAsync(zip, "", set, cancellationToken);
            foreach (var ledger in await database.ReadAsync(session => LedgerMembersTable.OfUserAsync(session, userId), cancellationToken))
            {
                if (ledger.Role == LedgerRole.Owner)
                    await WriteLedgerAsync(zip, ledger, cancellationToken);
            }
        }

        await written.FlushAsync(cancellationToken);
    }

    private async Task WriteLedgerAsync(ZipArchive zip, LedgerMemberRow ledger, CancellationToken cancellationToken)
    {
        var folder = ledger.IsOwn ? "" : $"ledgers/{ledger.LedgerId}/";
        foreach (var set in ledgerFeatures.SelectMany(feature => feature.Export(ledger.LedgerId)))
            await WriteAsync(zip, folder, set, cancellationToken);
    }

    private static async Task WriteAsync(ZipArchive zip, string folder, UserDataSet set, CancellationToken cancellationToken)
    {
        await using (var json = await zip.CreateEntry($"{folder}{set.Name}.json").OpenAsync(cancellationToken))
            await JsonSerializer.SerializeAsync(json, set.Read(cancellationToken), Json, cancellationToken);
        await using (var csv = await zip.CreateEntry($"{folder}{set.Name}.csv").OpenAsync(cancellationToken))
            await CsvExport.WriteAsync(csv, set, cancellationToken);
    }
}

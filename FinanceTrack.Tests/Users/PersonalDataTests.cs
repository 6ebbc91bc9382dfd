using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Dapper;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Tests.Sharing;
using FinanceTrack.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Tests.Users;

public sealed class PersonalDataTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private readonly FinanceTrackHost _host = fixture.Host;

    [Fact]
    public async Task The_export_holds_every_set_as_json_and_as_csv()
    {
        using var user = await TestUser.RegisterAsync(_host);
        await AddDataAsync(user);

        using var zip = new ZipArchive(new MemoryStream(await user.Http.GetByteArrayAsync("/api/v1/me/export")));

        var names = zip.Entries.Select(entry => entry.FullName).ToHashSet();
        Assert.Superset(
            new HashSet<string> { "profile.json", "profile.csv", "sessions.json", "api-keys.csv", "categories.json", "transactions.csv" },
            names);
        var transactions = JsonDocument.Parse(await ReadAsync(zip, "transactions.json")).RootElement;
        var only = Assert.Single(transactions.EnumerateArray());
        Assert.Equal(-12.34m, only.GetProperty("amount").GetDecimal());
        var csv = (await ReadAsync(zip, "transactions.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, csv.Length);
        Assert.Contains(",-12.34,", csv[1], StringComparison.Ordinal);
        Assert.Contains("'=1+1 Bakery", csv[1], StringComparison.Ordinal);
        Assert.Contains(user.Email, await ReadAsync(zip, "profile.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+1 Bakery")]
    [InlineData("-1 Bakery")]
    [InlineData("@Bakery")]
    [InlineData("＝1+1 Bakery")]
    public async Task No_text_of_the_export_is_a_formula_to_a_spreadsheet(string description)
    {
        using var user = await TestUser.RegisterAsync(_host);
        await user.RecordAsync(-1m, description: description);

        using var zip = new ZipArchive(new MemoryStream(await user.Http.GetByteArrayAsync("/api/v1/me/export")));

        Assert.Contains($",'{description},", await ReadAsync(zip, "transactions.csv"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Erasure_leaves_no_row_and_no_blob()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        await AddDataAsync(user);
        var mailbox = new Mailbox(_host, user.Id);
        await mailbox.TokenAsync("Confirm your e-mail address");
        await _host.Services.GetRequiredService<RecordPoisonMessage>().ExecuteAsync(
            "transactions-inbound", $"{user.Id}", $$"""{"userId":"{{user.Id}}"}""", CancellationToken.None);

        var erased = await user.Http.DeleteAsync("/api/v1/me");

        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await user.Http.GetAsync("/api/v1/me")).StatusCode);
        Assert.Empty(await mailbox.ListAsync());
        Assert.Empty(await TablesThatNameAsync(user.Id, user.LedgerId));
    }

    [SkippableFact]
    public async Task Erasure_leaves_nothing_in_the_files_of_the_database_either()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        var marker = await RecordMarkedAsync(user);

        Assert.Equal(HttpStatusCode.NoContent, (await user.Http.DeleteAsync("/api/v1/me")).StatusCode);

        Assert.Equal(0, (await ReadFileAsync("")).AsSpan().IndexOf("SQLite format 3"u8));
        await LeaveTheFilesAsync(marker, user.Id.ToByteArray(bigEndian: true), user.LedgerId.ToByteArray(bigEndian: true));
    }

    [SkippableFact]
    public async Task Erasure_of_a_ledger_leaves_nothing_in_the_files_of_the_database_either()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        var ledger = await user.AddLedgerAsync();
        (await user.SwitchAsync(ledger)).Is(HttpStatusCode.OK);
        var marker = await RecordMarkedAsync(user);

        (await user.DeleteAsync($"ledgers/{ledger}")).Is(HttpStatusCode.NoContent);

        await LeaveTheFilesAsync(marker);
    }

    [SkippableFact]
    public async Task Erasure_of_one_user_leaves_every_other_as_it_is()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        using var other = await TestUser.RegisterAsync(_host);
        await AddDataAsync(other);
        var before = await TablesThatNameAsync(other.Id, other.LedgerId);

        await user.Http.DeleteAsync("/api/v1/me");

        Assert.NotEmpty(before);
        Assert.Equal(before, await TablesThatNameAsync(other.Id, other.LedgerId));
    }

    [SkippableFact]
    public async Task Erasure_is_refused_while_the_mail_storage_is_unreachable()
    {
        FinanceTrackHost.InProcessOnly();
        var storage = new SilentStorage();
        await using var host = await FinanceTrackHost.StartAsync(replace: services => services.AddSingleton(storage.ClientOf));
        using var user = await TestUser.RegisterAsync(host);
        storage.IsSilent = true;

        using var refused = await user.Http.DeleteAsync("/api/v1/me");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await user.Http.GetAsync("/api/v1/me")).StatusCode);
        storage.IsSilent = false;
        await Eventually.TrueAsync( // Storage of a busy machine may be slow for once, and then the answer is "try again".
            "the account is erased", async () => (await user.Http.DeleteAsync("/api/v1/me")).StatusCode == HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Erasure_with_a_wrong_password_is_refused()
    {
        using var user = await TestUser.RegisterAsync(_host);

        Assert.Equal(HttpStatusCode.Unauthorized, await EraseAsync(user, "not the password"));
        Assert.Equal(HttpStatusCode.NoContent, await EraseAsync(user, user.Password));
    }

    private static async Task<byte[]> RecordMarkedAsync(TestUser user)
    {
        var marker = $"Erased merchant {Guid.NewGuid():N}";
        for (var i = 0; i < 20; i++)
            await user.RecordAsync(-1m - i, description: marker);
        return Encoding.UTF8.GetBytes(marker);
    }

    /// <summary>Neither the database nor its write-ahead log holds them any more.</summary>
    private Task LeaveTheFilesAsync(params byte[][] erased) => Eventually.TrueAsync("the files hold nothing of it", async () =>
    {
        byte[][] files = [await ReadFileAsync(""), await ReadFileAsync("-wal")];
        return files.All(file => erased.All(bytes => file.AsSpan().IndexOf(bytes) < 0));
    });

    private async Task<byte[]> ReadFileAsync(string suffix)
    {
        var options = _host.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var file = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource + suffix;
        await using var copy = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var read = new MemoryStream();
        await copy.CopyToAsync(read);
        return read.ToArray();
    }

    private static async Task AddDataAsync(TestUser user)
    {
        var key = await user.Http.PostAsJsonAsync(
            "/api/v1/me/api-keys", new { name = "A key", scopes = new[] { "read" }, password = user.Password });
        Assert.Equal(HttpStatusCode.Created, key.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/transactions")
        {
            Content = JsonContent.Create(new { bookedOn = "2026-03-01", amount = -12.34, currency = "EUR", description = "=1+1 Bakery" }),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.Created, (await user.Http.SendAsync(request)).StatusCode);
    }

    private static async Task<HttpStatusCode> EraseAsync(TestUser user, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/me") { Content = JsonContent.Create(new { password }) };
        return (await user.Http.SendAsync(request)).StatusCode;
    }

    private static async Task<string> ReadAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open(), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    // Every table that has the id of a user or a ledger, by its schema: a new feature's table is looked at without being named here.
    private async Task<IReadOnlyList<string>> TablesThatNameAsync(params Guid[] owners)
    {
        var options = _host.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        await using var connection = new SqliteConnection(options.ConnectionString);
        var columns = await connection.QueryAsync<(string Table, string Column)>("""
            SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' AND (c.name IN ('LedgerId', 'UserId', 'OwnerId', 'InvitedBy') OR (t.name = 'Users' AND c.name = 'Id'))
            """);
        var named = new List<string>();
        foreach (var (table, column) in columns)
        {
            var rows = await connection.ExecuteScalarAsync<long>(
                $"SELECT COUNT(*) FROM {table} WHERE {column} IN @Ids", new { Ids = owners.Select(id => id.ToByteArray(bigEndian: true)) });
            if (rows > 0)
                named.Add($"{table}: {rows}");
        }

        return named;
    }

    /// <summary>The way to a storage that, when told so, does not answer: what its client says of that after all its tries.</summary>
    private sealed class SilentStorage : HttpPipelineSynchronousPolicy
    {
        public volatile bool IsSilent;

        public BlobServiceClient ClientOf(IServiceProvider services)
        {
            var options = new BlobClientOptions();
            options.AddPolicy(this, HttpPipelinePosition.PerCall);
            return new BlobServiceClient(services.GetRequiredService<IConfiguration>()["AzureWebJobsStorage"], options);
        }

        public override void OnSendingRequest(HttpMessage message)
        {
            if (IsSilent)
                throw new RequestFailedException("No answer.");
        }
    }
}

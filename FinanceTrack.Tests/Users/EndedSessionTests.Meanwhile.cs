using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.PersonalData;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Tests.Http;
using FinanceTrack.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Tests.Users;

/// <summary>A session that ends, or an administrator who loses the role, after a request was checked and before its transaction.</summary>
public sealed partial class EndedSessionTests
{
    // Their writes are in the blob storage, which no transaction of the database covers: the check of the request is theirs.
    private static readonly string[] OutsideTheDatabase = ["PromoteModel", "RollBackModel", "PinModel", "UnpinModel"];

    private static readonly string[] Tables =
    [
        "Users", "Sessions", "RefreshTokens", "ApiKeys", "RecoveryCodes", "OneTimeTokens", "IdempotencyKeys", "Ledgers", "LedgerMembers",
        "LedgerInvitations", "AuditEvents", "PoisonMessages", "Transactions", "Accounts", "Categories",
    ];

    private static readonly Dictionary<string, Func<Acting, Task<Request>>> Writes = new()
    {
        ["CreateApiKey"] = acting => acting.With(acting.ApiKey),
        ["RevokeApiKey"] = async acting => new($"me/api-keys/{await acting.CreateAsync("me/api-keys", acting.ApiKey)}"),
        ["ChangePassword"] = acting =>
            acting.With(new { currentPassword = acting.User.Password, newPassword = "another long password" }),
        ["BeginTwoFactor"] = acting => acting.With(new { password = acting.User.Password }),
        ["ConfirmTwoFactor"] = async acting =>
            new(Body: new { code = (await Authenticator.BeginAsync(acting.User)).CodeAt(TimeProvider.System) }),
        ["RenewRecoveryCodes"] = async acting => new(Body: await acting.WithCodeAsync()),
        ["EndTwoFactor"] = async acting => new(Body: await acting.WithCodeAsync()),
        ["RequestEmailConfirmation"] = acting => acting.With(null),
        ["EndSession"] = async acting =>
        {
            var session = await TestUser.SignInAsync(acting.Host, acting.User.Email, acting.User.Password);
            return new($"sessions/{session.GetProperty("sessionId").GetGuid()}");
        },
        ["SignOut"] = acting => acting.With(null),
        ["SignOutOfConsole"] = acting => acting.With(null),
        ["EraseUser"] = acting => acting.With(null),
        ["EraseUser with the password"] = acting => acting.With(new { password = acting.User.Password }),
        ["ExportUserData"] = acting => acting.With(null),
        ["CreateLedger"] = acting => acting.With(acting.Ledger),
        ["UpdateLedger"] = acting => acting.AtLedger("", new { name = "Renamed" }),
        ["DeleteLedger"] = async acting => new($"ledgers/{await acting.CreateAsync("ledgers", acting.Ledger)}"),
        ["ChangeMember"] = acting => acting.AtLedger($"/members/{acting.User.Id}", new { role = "owner" }),
        ["RemoveMember"] = acting => acting.AtLedger($"/members/{acting.User.Id}", null),
        ["InviteMember"] = acting => acting.AtLedger("/invitations", new { email = "invited@example.com", role = "viewer" }),
        ["WithdrawInvitation"] = acting => acting.AtLedger($"/invitations/{Guid.NewGuid()}", null),
        ["ConfirmProposal"] = async acting =>
            new($"assistant/proposals/{await acting.ProposeAsync()}/confirm", new { digest = "guessed" }),
        ["UndoProposal"] = async acting => new($"assistant/proposals/{await acting.ProposeAsync()}/undo"),
        ["AcceptInvitation"] = acting => acting.With(new { token = "guessed" }),
    };

    public static TheoryData<string> WriteNames => [.. Writes.Keys];

    public static TheoryData<string> AdminWriteNames => [.. AdminWrites.Keys];

    [Fact]
    public void Every_session_only_function_that_writes_is_tried() => Assert.Equal(
        HttpFunction.All
            .Where(function => !function.IsAnonymous && (function.Scope is null || function.Role is not null))
            .Where(function => function.Method != HttpMethod.Get || function.Name == "ExportUserData")
            .Select(function => function.Name)
            .Except(OutsideTheDatabase),
        Writes.Keys.Concat(AdminWrites.Keys).Select(name => name.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));

    [SkippableTheory, MemberData(nameof(WriteNames))]
    public async Task A_session_that_ends_before_the_transaction_does_nothing_that_lasts(string name)
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(instances.One);
        var acting = new Acting(instances.One, user);

        var (answer, changed) = await SendAsync(name, await Writes[name](acting), user, EndAsync);

        answer.IsProblem(HttpStatusCode.Unauthorized);
        Assert.Empty(changed);
    }

    [SkippableTheory, MemberData(nameof(WriteNames))]
    public async Task An_account_that_is_locked_before_the_transaction_does_nothing_that_lasts(string name)
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(instances.One);
        var acting = new Acting(instances.One, user);

        var (answer, changed) = await SendAsync(name, await Writes[name](acting), user, LockAsync);

        answer.IsProblem(HttpStatusCode.Unauthorized);
        Assert.Empty(changed);
    }

    [SkippableTheory, MemberData(nameof(AdminWriteNames))]
    public async Task An_administrator_whose_session_or_role_ends_before_the_transaction_does_nothing(string name)
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(instances.One);
        using var other = await TestUser.RegisterAsync(instances.One);
        var acting = new Acting(instances.One, admin, other);
        var request = await AdminWrites[name](acting);

        var (demoted, changedByDemoted) = await SendAsync(name, request, admin, DemoteAsync);
        await Administrator.MakeAsync(instances.One, admin);
        var (ended, changedByEnded) = await SendAsync(name, request, admin, EndAsync);

        demoted.IsProblem(HttpStatusCode.Forbidden);
        ended.IsProblem(HttpStatusCode.Unauthorized);
        Assert.Empty(changedByDemoted);
        Assert.Empty(changedByEnded);
    }

    [SkippableFact]
    public async Task An_export_stops_when_its_session_ends()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(instances.One);
        var caller = new CallerSession(user.Id, user.SessionId);
        await using var output = new NoticingStream(() => EndAsync(caller));

        await Assert.ThrowsAsync<SessionEndedException>(() =>
            instances.Two.Services.GetRequiredService<ExportUserData>().ExecuteAsync(caller, output, CancellationToken.None));

        Assert.Equal(
            ["profile.json"], JsonFiles().Matches(Encoding.Latin1.GetString(output.ToArray())).Select(file => file.Value).Distinct());
    }

    private Task EndAsync(CallerSession caller) =>
        ChangeAsync((session, ended) => SessionTable.DeleteAsync(session, ended.UserId, ended.SessionId), caller);

    private Task LockAsync(CallerSession caller) =>
        ChangeAsync((session, locked) => UserTable.SetLockedAsync(session, locked.UserId, DateTimeOffset.UtcNow), caller);

    private Task DemoteAsync(CallerSession caller) => ChangeAsync(
        async (session, admin) =>
        {
            var account = (await UserTable.LockAsync(session, admin.UserId))!;
            account.Role = UserRole.User;
            await UserTable.UpdateCredentialsAsync(session, account);
        },
        caller);

    private async Task ChangeAsync(Func<DbSession, CallerSession, Task> change, CallerSession caller) =>
        await instances.One.Services.GetRequiredService<Database>().WriteAsync(
            async session =>
            {
                await change(session, caller);
                return true;
            },
            CancellationToken.None);

    /// <summary>What the second instance answers, and what changed in the database after the session had ended.</summary>
    private async Task<(Answer Answer, IEnumerable<string> Changed)> SendAsync(
        string name, Request request, TestUser user, Func<CallerSession, Task> meanwhile)
    {
        var function = HttpFunction.Named(name.Split(' ')[0]);
        IReadOnlyList<string> before = [];
        instances.Meanwhile = async caller =>
        {
            instances.Meanwhile = null;
            await meanwhile(caller.Session!);
            before = await RowsAsync();
        };
        using var message = new HttpRequestMessage(
            function.Method, request.Path is { } path ? $"/api/v1/{path}" : function.PathToNothing);
        message.Headers.Authorization = new("Bearer", user.AccessToken);
        if (request.Body is not null)
            message.Content = JsonContent.Create(request.Body);
        using var response = await instances.Two.Http.SendAsync(message);
        var after = await RowsAsync();
        return (await Answer.ReadAsync(response), before.Except(after).Concat(after.Except(before)));
    }

    /// <summary>Every row of what decides who gets in, and of the jobs that were asked for.</summary>
    private async Task<IReadOnlyList<string>> RowsAsync()
    {
        var options = instances.One.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        await using var connection = new SqliteConnection(options.ConnectionString);
        var rows = new List<string>();
        foreach (var query in Tables.Select(table => $"SELECT * FROM {table}").Append("SELECT Id, CancelRequested FROM Jobs"))
        {
            foreach (IDictionary<string, object?> row in await connection.QueryAsync(query))
                rows.Add($"{query}: {JsonSerializer.Serialize(row)}");
        }

        return rows;
    }

    /// <summary>Tells of its first bytes before it takes them.</summary>
    private sealed class NoticingStream(Func<Task> onFirstBytes) : MemoryStream
    {
        private bool _noticed;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_noticed)
            {
                _noticed = true;
                await onFirstBytes();
            }

            await base.WriteAsync(buffer, cancellationToken);
        }
    }

    [GeneratedRegex("[a-z-]+\\.json")]
    private static partial Regex JsonFiles();
}

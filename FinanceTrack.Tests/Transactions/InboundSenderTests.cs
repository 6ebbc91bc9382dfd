using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Transactions.Inbound;
using FinanceTrack.Tests.Ledger;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Tests.Transactions;

/// <summary>Senders that sign their messages, and may write for some users only.</summary>
public sealed class InboundSenderTests : IAsyncLifetime
{
    private static readonly Statement RowsSql = Statement.Of("SELECT COUNT(*) FROM Transactions WHERE LedgerId = @LedgerId");

    private readonly ECDsa _bank = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _shop = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly InboundOptions _options = new();
    private TestLedger _ledger = null!;
    private Guid _ann;
    private Guid _bob;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite, services => services.AddSingleton(Options.Create(_options)));
        _ann = (await _ledger.AddUserAsync()).Id;
        _bob = (await _ledger.AddUserAsync()).Id;
        _options.Senders = JsonSerializer.Serialize(new object[]
        {
            new { name = "bank", publicKey = Convert.ToBase64String(_bank.ExportSubjectPublicKeyInfo()), users = new[] { _ann } },
            new { name = "shop", publicKey = Convert.ToBase64String(_shop.ExportSubjectPublicKeyInfo()) },
        });
    }

    public async Task DisposeAsync()
    {
        _bank.Dispose();
        _shop.Dispose();
        await _ledger.DisposeAsync();
    }

    [Fact]
    public async Task A_sender_writes_for_its_own_users_and_is_told_that_it_may_not_for_others()
    {
        await ReceiveAsync(Signed("bank", _bank, Item(_ann, "1", -1m)));
        await ReceiveAsync(Signed("bank", _bank, Item(_bob, "1", -1m)));

        Assert.Equal((1, 0), (await RowsAsync(_ann), await RowsAsync(_bob)));
    }

    [Fact]
    public async Task The_same_message_id_of_two_senders_is_two_messages()
    {
        await ReceiveAsync(Signed("bank", _bank, Item(_ann, "1", -1m)));
        await ReceiveAsync(Signed("shop", _shop, Item(_ann, "1", -2m)));
        await ReceiveAsync(Item(_ann, "1", -3m));

        Assert.Equal(3, await RowsAsync(_ann));
    }

    [Fact]
    public async Task A_message_signed_by_another_key_or_changed_after_signing_is_not_read()
    {
        var good = Signed("bank", _bank, Item(_ann, "1", -1m));
        var parts = good.Split('.');
        var changed = $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Item(_ann, "1", -1_000m)))}.{parts[2]}";

        foreach (var bad in new[] { Signed("bank", _shop, Item(_ann, "1", -1m)), Signed("unknown", _bank, Item(_ann, "1", -1m)), changed,
            "a.b.c" })
        {
            await Assert.ThrowsAsync<UnreadableMessageException>(() => ReceiveAsync(bad));
        }

        Assert.Equal(0, await RowsAsync(_ann));
    }

    [Fact]
    public async Task Where_a_sender_is_required_a_message_without_one_is_refused()
    {
        _options.RequireSender = true;

        await ReceiveAsync(Item(_ann, "1", -1m));
        await ReceiveAsync(Signed("shop", _shop, Item(_ann, "1", -1m)));

        Assert.Equal(1, await RowsAsync(_ann));
    }

    private Task ReceiveAsync(string message) => _ledger.Get<ReceiveTransactions>().ExecuteAsync(message, CancellationToken.None);

    private Task<int> RowsAsync(Guid user) => _ledger.ScalarAsync<int>(RowsSql, new { LedgerId = user });

    private static string Item(Guid userId, string messageId, decimal amount) => JsonSerializer.Serialize(
        new { messageId, userId, bookedOn = "2026-03-01", amount, currency = "EUR", description = "Stadtwerke" },
        JsonSerializerOptions.Web);

    private static string Signed(string name, ECDsa key, string json)
    {
        var header = Encoding.UTF8.GetBytes($$"""{"alg":"ES256","kid":"{{name}}"}""");
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json))}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }
}

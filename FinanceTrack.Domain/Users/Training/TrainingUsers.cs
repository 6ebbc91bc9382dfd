using System.Buffers.Binary;
using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Training;

/// <summary>
/// The users that shared models learn from and are measured on: confirmed, of some age, and not many from one network, so that one
/// person with many accounts can neither teach a model nor be its judge. A user's own memory and statistics learn from the first day.
/// </summary>
public sealed class TrainingUsers(Database database, IOptions<LearningOptions> options, TimeProvider time)
{
    // A true condition asks for a true column, a false one for either.
    private static readonly Statement EligibleSql = Statement.Of("""
        SELECT m.LedgerId, u.RegistrationNetwork FROM Users u JOIN LedgerMembers m ON m.UserId = u.Id AND m.IsOwn = 1
        WHERE u.EmailConfirmed >= @Confirmed AND u.CreatedAt <= @Before AND u.LockedAt IS NULL
        ORDER BY u.CreatedAt, u.Id
        """);

    /// <summary>
    /// The network of each of them, by the user's own ledger; a user whose network is not known is a network alone. Other ledgers of a user
    /// teach nothing: one person with many ledgers counts once.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, UInt128>> ReadAsync(CancellationToken cancellationToken)
    {
        var parameters = new
        {
            Confirmed = options.Value.RequireConfirmedAddress,
            Before = time.Now() - TimeSpan.FromDays(options.Value.MinAccountAgeDays),
        };
        var (users, networks) = (new Dictionary<Guid, UInt128>(), new Dictionary<UInt128, int>());
        await foreach (var row in database.StreamAsync<Row>(EligibleSql, parameters, cancellationToken))
        {
            var network = row.Network;
            var count = networks[network] = networks.GetValueOrDefault(network) + 1;
            if (options.Value.MaxUsersPerNetwork == 0 || count <= options.Value.MaxUsersPerNetwork)
                users[row.LedgerId] = network;
        }

        return users;
    }

    private sealed class Row
    {
        public Guid LedgerId { get; init; }

        public byte[]? RegistrationNetwork { get; init; }

        public UInt128 Network => BinaryPrimitives.TryReadUInt64BigEndian(RegistrationNetwork, out var network)
            ? network
            : BinaryPrimitives.ReadUInt128BigEndian(LedgerId.ToByteArray(bigEndian: true));
    }
}

using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users.Accounts;

namespace FinanceTrack.Tests.Assistant.Model;

/// <summary>A user without anything.</summary>
internal static class NewUser
{
    public static async Task<Guid> AddAsync(Database database)
    {
        var account = new UserAccount
        {
            Id = Guid.CreateVersion7(),
            Email = $"{Guid.NewGuid():N}@example.com",
            NormalizedEmail = $"{Guid.NewGuid():N}@EXAMPLE.COM",
        };
        await database.WriteAsync(
            async session =>
            {
                await UserTable.InsertAsync(session, account);
                return true;
            },
            CancellationToken.None);
        return account.Id;
    }
}

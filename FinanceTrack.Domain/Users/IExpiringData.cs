using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Users;

/// <summary>Rows of a feature that mean nothing once they have expired. Each such feature registers one.</summary>
public interface IExpiringData
{
    Task DeleteExpiredAsync(DbSession session, DateTimeOffset now);
}

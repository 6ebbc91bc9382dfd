using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Sessions;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Tests.Users;

/// <summary>Each refresh is a row: how many a session writes, and a user, is bounded.</summary>
public sealed class RefreshLimitsTests
{
    private static readonly Guid User = Guid.NewGuid();

    [Fact]
    public void A_session_cannot_use_up_the_refreshes_of_all()
    {
        using var limits = Limits(ofSession: 2, ofUser: 3);
        var (stolen, own) = (Guid.NewGuid(), Guid.NewGuid());

        Assert.Equal([true, true, false, false], Enumerable.Range(0, 4).Select(_ => limits.Refuse(User, stolen) is null));
        Assert.Equal([true, false], Enumerable.Range(0, 2).Select(_ => limits.Refuse(User, own) is null));
        Assert.Null(limits.Refuse(Guid.NewGuid(), Guid.NewGuid()));
    }

    [Fact]
    public void A_refusal_says_when_to_try_again()
    {
        using var limits = Limits(ofSession: 1, ofUser: 0);
        var session = Guid.NewGuid();
        Assert.Null(limits.Refuse(User, session));

        Assert.InRange(limits.Refuse(User, session)!.RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public void Zero_means_no_limit()
    {
        using var limits = Limits(ofSession: 0, ofUser: 0);

        Assert.All(Enumerable.Range(0, 1_000), _ => Assert.Null(limits.Refuse(User, User)));
    }

    private static RefreshLimits Limits(int ofSession, int ofUser) =>
        new(Options.Create(new LimitOptions { RefreshesPerSession = ofSession, RefreshesPerUser = ofUser }));
}

using FinanceTrack.Domain.Users;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Sharing;

public static class SharingServices
{
    public static IServiceCollection AddSharing(this IServiceCollection services) => services
        .AddSingleton<InvitationMails>()
        .AddSingleton<LedgerEvents>()
        .AddSingleton<ListLedgers>()
        .AddSingleton<CreateLedger>()
        .AddSingleton<GetLedger>()
        .AddSingleton<UpdateLedger>()
        .AddSingleton<DeleteLedger>()
        .AddSingleton<ListMembers>()
        .AddSingleton<ChangeMember>()
        .AddSingleton<RemoveMember>()
        .AddSingleton<ListInvitations>()
        .AddSingleton<InviteMember>()
        .AddSingleton<WithdrawInvitation>()
        .AddSingleton<AcceptInvitation>()
        .AddSingleton<InvitationData>()
        .AddSingleton<ILedgerData>(provider => provider.GetRequiredService<InvitationData>())
        .AddSingleton<IUserData>(provider => provider.GetRequiredService<InvitationData>())
        .AddSingleton<IExpiringData>(provider => provider.GetRequiredService<InvitationData>());
}

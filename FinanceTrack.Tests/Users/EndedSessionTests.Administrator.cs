using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Users;

/// <summary>The requests of administrators whose session or role ends meanwhile.</summary>
public sealed partial class EndedSessionTests
{
    private static readonly Dictionary<string, Func<Acting, Task<Request>>> AdminWrites = new()
    {
        ["RevokeAdmin"] = async acting =>
        {
            await Administrator.MakeAsync(acting.Host, acting.Other);
            return new($"admin/administrators/{acting.Other.Id}", acting.User.Proof());
        },
        ["LockUser"] = acting => acting.AtOther("lock", acting.User.Proof()),
        ["UnlockUser"] = acting => acting.AtOther("lock", acting.User.Proof()),
        ["EndUserSessions"] = acting => acting.AtOther("sessions"),
        ["RemoveSecondFactor"] = async acting =>
        {
            await Authenticator.TurnOnAsync(acting.Other);
            return await acting.AtOther("two-factor", acting.User.Proof());
        },
        ["EnqueueJob"] = acting => acting.With(acting.Job),
        ["ChangeUserRole"] = async acting =>
        {
            await Administrator.ConfirmAddressAsync(acting.Host, acting.Other);
            return new($"admin/users/{acting.Other.Id}/role", new
            {
                role = "admin",
                reason = "A colleague.",
                password = acting.User.Password,
                code = acting.User.Factor?.TakeRecoveryCode(),
            });
        },
        ["EraseUserAccount"] = acting => Task.FromResult(
            new Request($"admin/users/{acting.Other.Id}", acting.User.Proof("They asked for it."))),
        ["CorrectTransaction"] = async acting => await acting.AtOthersAsync("transactions", new { amount = -1 }),
        ["RemoveTransaction"] = async acting => await acting.AtOthersAsync("transactions", null),
        ["CorrectAccount"] = async acting => await acting.AtOthersAsync("accounts", new { name = "Corrected" }),
        ["CorrectCategory"] = async acting => await acting.AtOthersAsync("categories", new { name = "Corrected" }),
        ["ReplayMessage"] = async acting => new($"admin/poison-messages/{await acting.PoisonAsync()}/replay"),
        ["DiscardMessage"] = async acting => new($"admin/poison-messages/{await acting.PoisonAsync()}/discard"),
        ["ReplayMessages"] = async acting => await acting.WithPoisonAsync(new { }),
        ["DiscardMessages"] = async acting => await acting.WithPoisonAsync(new { }),
        ["RetryJob"] = async acting =>
        {
            var job = await acting.CreateAsync("admin/jobs", acting.Job);
            await acting.User.DeleteAsync($"admin/jobs/{job}");
            return new($"admin/jobs/{job}/retry");
        },
        ["CancelJob"] = async acting => new($"admin/jobs/{await acting.CreateAsync("admin/jobs", acting.Job)}"),
    };
}

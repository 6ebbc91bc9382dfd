using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Audit;

/// <summary>Stored as its number.</summary>
public enum AuditActorKind
{
    /// <summary>A job or a timer.</summary>
    System = 0,

    /// <summary>A caller who has proved nothing yet.</summary>
    Anonymous = 1,

    /// <summary>A signed-in user, about what is their own or their ledger's.</summary>
    User = 2,

    /// <summary>A signed-in administrator.</summary>
    Administrator = 3,

    /// <summary>A command on a machine with the deployment's settings.</summary>
    Operator = 4,
}

/// <summary>Who acts. The default is the system itself.</summary>
public readonly record struct AuditActor
{
    private AuditActor(AuditActorKind kind, Guid? userId = null, Guid? sessionId = null) =>
        (Kind, UserId, SessionId) = (kind, userId, sessionId);

    public AuditActorKind Kind { get; }

    public Guid? UserId { get; }

    public Guid? SessionId { get; }

    public static AuditActor System => default;

    public static AuditActor Anonymous { get; } = new(AuditActorKind.Anonymous);

    public static AuditActor Operator { get; } = new(AuditActorKind.Operator);

    public static AuditActor User(CallerSession caller) => new(AuditActorKind.User, caller.UserId, caller.SessionId);

    /// <summary>A user without a session, such as the holder of a mailed token.</summary>
    public static AuditActor User(Guid userId) => new(AuditActorKind.User, userId);

    /// <param name="admin">Null for a command, which has no session.</param>
    public static AuditActor Administrator(CallerSession? admin) =>
        admin is null ? Operator : new AuditActor(AuditActorKind.Administrator, admin.UserId, admin.SessionId);
}

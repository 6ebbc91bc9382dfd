namespace FinanceTrack.Domain.Audit;

/// <summary>What was done, or attempted. Stored as its number, and part of what is sealed: a number keeps its meaning for good.</summary>
public enum AuditKind
{
    SignIn = 100,
    SessionEnd = 101,

    /// <summary>A password or code with which a signed-in user wanted to prove who they are.</summary>
    PasswordProof = 102,

    Registration = 200,
    AccountTakeover = 201,
    EmailConfirmation = 202,
    PasswordChange = 203,
    PasswordReset = 204,
    TwoFactorOn = 205,
    TwoFactorOff = 206,
    RecoveryCodesRenewal = 207,
    ProfileChange = 208,

    ApiKeyCreation = 300,
    ApiKeyRevocation = 301,
    RoleChange = 302,

    LedgerCreation = 400,
    LedgerChange = 401,
    LedgerDeletion = 402,
    Invitation = 403,
    InvitationWithdrawal = 404,
    MemberJoining = 405,
    MemberRoleChange = 406,
    MemberRemoval = 407,

    DataExport = 500,
    UserErasure = 501,

    UserView = 600,
    UserLock = 601,
    UserUnlock = 602,
    SessionsEnd = 603,
    TwoFactorRemoval = 604,
    UserSearch = 605,

    LedgerView = 700,
    TransactionCorrection = 701,
    TransactionRemoval = 702,
    AccountCorrection = 703,
    CategoryCorrection = 704,

    JobStart = 800,
    JobCancellation = 801,
    JobRetry = 802,
    MessageView = 803,
    MessageReplay = 804,
    MessageDiscard = 805,

    ModelPromotion = 900,
    ModelRollback = 901,
    ModelPin = 902,
    ModelUnpin = 903,
}

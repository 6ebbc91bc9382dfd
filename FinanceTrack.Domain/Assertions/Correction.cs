using FinanceTrack.Domain.Links;

namespace FinanceTrack.Domain.Assertions;

public enum CorrectionKind
{
    /// <summary>A row is here twice.</summary>
    Doubled,

    /// <summary>A row should not be here.</summary>
    Surplus,

    /// <summary>A row of this account belongs to another one.</summary>
    BelongsElsewhere,

    /// <summary>A row of another account belongs to this one.</summary>
    LiesElsewhere,

    /// <summary>The amount has two digits exchanged.</summary>
    DigitsExchanged,

    /// <summary>The amount has the wrong sign.</summary>
    WrongSign,

    /// <summary>The amount's decimal point is misplaced.</summary>
    MisplacedPoint,

    /// <summary>A row at the end of the interval was booked after the statement.</summary>
    BookedAfter,

    /// <summary>A row at the beginning of the interval belongs to the statement before.</summary>
    BookedBefore,

    /// <summary>A row shortly after the interval is in its statement already.</summary>
    AlreadyInStatement,

    /// <summary>A row shortly before the interval is in its statement and not in the one before.</summary>
    StillInStatement,

    /// <summary>A charge that usually comes did not.</summary>
    MissingUsual,

    /// <summary>A transfer has its other leg missing here.</summary>
    MissingLeg,

    /// <summary>A row is missing, and nothing says which.</summary>
    Missing,
}

/// <summary>One thing that may be wrong.</summary>
/// <param name="ChangeMinor">What the correction adds to the interval.</param>
/// <param name="Row">The row that is wrong, or that shows what is missing; null where nothing shows it.</param>
/// <param name="Cost">In nats: how rarely such an error happens, shared among the rows that it may be.</param>
internal sealed record Correction(CorrectionKind Kind, long ChangeMinor, BookedRow? Row, double Cost);

/// <summary>One step of a proposal.</summary>
/// <param name="RowId">The row that is wrong, or that shows what is missing; null where nothing shows it.</param>
public sealed record ProposedCorrection(CorrectionKind Kind, long ChangeMinor, Guid? RowId);

/// <summary>What would explain the difference of an interval.</summary>
/// <param name="Likelihood">Its share among all that explains it. From .9 it may be called likely, never certain.</param>
public sealed record BalanceProposal(IReadOnlyList<ProposedCorrection> Corrections, double Likelihood);

using System.ComponentModel.DataAnnotations;

namespace FinanceTrack.Domain.Users.Training;

/// <summary>Settings <c>Learning:*</c>: which users the models that all users share learn from, and are measured on.</summary>
public sealed class LearningOptions
{
    public const string Section = "Learning";

    /// <summary>Only users with a confirmed address.</summary>
    public bool RequireConfirmedAddress { get; set; } = true;

    /// <summary>Only accounts that are at least this old.</summary>
    [Range(0, 3650)]
    public int MinAccountAgeDays { get; set; } = 14;

    /// <summary>How many users, the oldest accounts first, of one network (an IPv4 /24 or IPv6 /48) at most; 0 for any number.</summary>
    [Range(0, int.MaxValue)]
    public int MaxUsersPerNetwork { get; set; } = 5;
}

using FinanceTrack.Domain.Anomalies.Facts;

namespace FinanceTrack.Domain.Anomalies.Statistics;

/// <summary>What is known of one user over all categories and merchants; one row, under 2 KB.</summary>
public sealed class UserStatistics
{
    /// <summary>Categories held at most.</summary>
    public const int MaxCategories = 96;

    /// <summary>Currencies held at most.</summary>
    public const int MaxCurrencies = 24;

    private const double ExpectedRowsInMonth = 30;
    private AmountState _spending;

    /// <summary>Rows learned.</summary>
    public int Count { get; set; }

    /// <summary>Rows that were the first at their merchant.</summary>
    public int NewMerchants { get; set; }

    /// <summary>Day numbers of the earliest and the latest booked date.</summary>
    public int FirstDay { get; set; } = int.MaxValue;

    public int LastDay { get; set; } = int.MinValue;

    /// <summary>Residuals of amounts from their category's prior, by direction: [0] money out, [1] money in.</summary>
    public AmountStates[] Amounts { get; } = new AmountStates[2];

    /// <summary>ln(1 + money spent in 24 hours).</summary>
    public ref AmountState Spending => ref _spending;

    public KeyCounts Categories { get; } = new(MaxCategories);

    public KeyCounts Currencies { get; } = new(MaxCurrencies);

    public float[] Hours { get; } = new float[24];

    public float[] InDay { get; } = new float[HistogramSizes.InDay];

    public float[] InHour { get; } = new float[HistogramSizes.InHour];

    public float[] AtMerchant { get; } = new float[HistogramSizes.AtMerchant];

    public float[] Duplicates { get; } = new float[HistogramSizes.Duplicates];

    /// <summary>Rows a month, a month of 30 assumed beforehand so that the first days mean little.</summary>
    public double RowsInMonth => Count == 0
        ? ExpectedRowsInMonth
        : (Count + ExpectedRowsInMonth) / ((LastDay - (double)FirstDay) + 1 + MeanMonth.Days) * MeanMonth.Days;
}

/// <summary>What is known of one user in one category.</summary>
public sealed class CategoryStatistics
{
    /// <summary>Rows learned.</summary>
    public int Count { get; set; }

    /// <summary>Rows that were the first at their merchant.</summary>
    public int NewMerchants { get; set; }

    /// <summary>By direction: [0] money out, [1] money in.</summary>
    public AmountStates[] Amounts { get; } = new AmountStates[2];

    public float[] InDay { get; } = new float[HistogramSizes.InCategory];
}

/// <summary>What is known of one user at one merchant.</summary>
public sealed class MerchantStatistics
{
    /// <summary>Rows learned.</summary>
    public int Count { get; set; }

    /// <summary>By direction: [0] money out, [1] money in.</summary>
    public AmountStates[] Amounts { get; } = new AmountStates[2];

    public StandingAmount Standing { get; set; }

    public float[] InDay { get; } = new float[HistogramSizes.AtMerchant];
}

/// <summary>Bins of each histogram of counts; the last bin is "that many or more".</summary>
public static class HistogramSizes
{
    public const int InDay = 16;
    public const int InHour = 8;
    public const int AtMerchant = 6;
    public const int Duplicates = 4;
    public const int InCategory = 8;
}

/// <summary>The three rows that one transaction reads and moves.</summary>
public sealed record StatisticsSet(UserStatistics User, CategoryStatistics Category, MerchantStatistics Merchant)
{
    /// <summary>What a user's first transaction finds.</summary>
    public static StatisticsSet Empty => new(new UserStatistics(), new CategoryStatistics(), new MerchantStatistics());
}

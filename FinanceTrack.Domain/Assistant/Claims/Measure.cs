namespace FinanceTrack.Domain.Assistant.Claims;

/// <summary>What a claim measures.</summary>
public enum Measure
{
    /// <summary>Money out, as a positive figure, less what was refunded.</summary>
    Spent,

    /// <summary>Money in, without refunds and transfers.</summary>
    Received,

    /// <summary>Money in less money out; negative when more was spent.</summary>
    Net,

    /// <summary>What an account, or all accounts of a currency, hold.</summary>
    Balance,

    /// <summary>One transaction's amount; negative is money out.</summary>
    Transaction,

    /// <summary>How many transactions there are.</summary>
    Transactions,

    /// <summary>What a recurring payment or income is each time.</summary>
    Recurring,

    /// <summary>What recurring payments or incomes are a month.</summary>
    RecurringPerMonth,

    /// <summary>How many recurring payments or incomes there are.</summary>
    RecurringCount,

    /// <summary>When a recurring payment or income is next to be expected.</summary>
    NextPayment,

    /// <summary>What the cash flow until a day is expected to be: half of the cases are above it.</summary>
    Forecast,

    /// <summary>One case in ten is below it.</summary>
    ForecastLow,

    /// <summary>One case in ten is above it.</summary>
    ForecastHigh,

    /// <summary>What can be spent without falling below the floor.</summary>
    SafeToSpend,

    /// <summary>How probable a low balance is.</summary>
    Probability,

    /// <summary>When a transaction was booked.</summary>
    BookedOn,

    /// <summary>How many things were found, such as anomalies or insights.</summary>
    Found,

    /// <summary>A figure of an insight.</summary>
    Insight,

    /// <summary>The name of something: a merchant, a description, an account, a category.</summary>
    Name,
}

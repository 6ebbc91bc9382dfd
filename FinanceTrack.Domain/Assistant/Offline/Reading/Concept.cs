namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>What words of a question can mean, whatever its language.</summary>
internal enum Concept
{
    /// <summary>Words that change nothing: articles, politeness, "of that".</summary>
    Filler,

    /// <summary>The person who asks: "I", "my".</summary>
    Self,

    /// <summary>Did, do, has: what a subject and a verb follow.</summary>
    Auxiliary,

    /// <summary>As "did": it is about the past.</summary>
    Past,

    /// <summary>As "have spent": about the past as well.</summary>
    Perfect,

    /// <summary>A word behind which the name of a merchant stands: "at".</summary>
    At,

    HowMuch,
    HowMany,
    When,
    Where,
    What,
    Which,
    Why,

    /// <summary>Amounts of money, and the currencies.</summary>
    Money,
    Spend,

    /// <summary>Going, going to: which is spending where money goes.</summary>
    Go,
    Earn,
    Save,
    Left,
    Minus,
    Total,
    Expensive,
    Payment,
    CategoryNoun,
    MerchantNoun,
    AccountNoun,
    MonthNoun,
    Average,
    Typical,
    PerDay,
    PerMonth,
    EachMonth,
    Most,
    Largest,
    InOneGo,
    Often,
    Latest,
    Last,
    Since,
    Compare,
    Difference,
    More,
    Less,
    Than,
    Or,
    Usual,
    Changed,
    Trend,
    Split,
    List,
    Balance,
    Have,
    In,
    Recurring,

    /// <summary>Beside <see cref="Recurring"/>: what comes in.</summary>
    RegularIncome,
    Bill,
    Due,
    Next,
    Still,
    Forecast,
    Future,
    MonthEnd,
    RunOut,
    Can,
    Safe,
    Payday,
    Unusual,
    Insights,
    Help,
    Outside,
    Beyond,
    Edit,
    Number,
    FollowUp,
    That,
    Only,

    /// <summary>Without what narrowed down the question before: "overall".</summary>
    Everything,

    /// <summary>Beside what the question before was about: "plus restaurants".</summary>
    Together,
}

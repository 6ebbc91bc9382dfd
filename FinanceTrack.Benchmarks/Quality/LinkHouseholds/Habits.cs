namespace FinanceTrack.Benchmarks.Quality.LinkHouseholds;

/// <summary>How often things happen in a household and how its banks print. Every household draws its own.</summary>
internal sealed record Habits
{
    public double NumberKnown { get; init; }

    public double HoldersKnown { get; init; }

    public double PrintsIban { get; init; }

    public double PrintsTail { get; init; }

    public double PrintsName { get; init; }

    public double PrintsWord { get; init; }

    public double PrintsPurpose { get; init; }

    public double PrintsReference { get; init; }

    public double FriendRepays { get; init; }

    public double SalaryPaysRent { get; init; }

    public double Friends { get; init; }

    public double FamilyGift { get; init; }

    public double MonthlyGift { get; init; }

    public double PassesOn { get; init; }

    public double Twins { get; init; }

    public double CashDeposit { get; init; }

    public double NotImported { get; init; }

    public double ForeignCurrency { get; init; }

    public double FeeOnTheWay { get; init; }

    public double FeeRow { get; init; }

    public double Files { get; init; }

    public double IncomingFirst { get; init; }

    public double Purchases { get; init; }

    public double Refunds { get; init; }

    public double RefundElsewhere { get; init; }

    /// <summary>The share of returns that go to shops with few purchases, as clothes and parcels do and food does not.</summary>
    public double ReturnsToRareShops { get; init; }

    /// <summary>0 for banks that book on the same day mostly, 1 for slow ones.</summary>
    public double Slowness { get; init; }

    public static Habits Draw(Random random) => new()
    {
        NumberKnown = Between(random, .3, .8),
        HoldersKnown = Between(random, .3, .8),
        PrintsIban = Between(random, .1, .5),
        PrintsTail = Between(random, .1, .3),
        PrintsName = Between(random, .3, .75),
        PrintsWord = Between(random, .5, .95),
        PrintsPurpose = Between(random, .25, .6),
        PrintsReference = Between(random, .2, .6),
        FriendRepays = Between(random, .3, 1.2),
        SalaryPaysRent = Between(random, .05, .3),
        Friends = Between(random, 1, 5),
        FamilyGift = Between(random, .05, .35),
        MonthlyGift = Between(random, .02, .2),
        PassesOn = Between(random, .05, .6),
        Twins = Between(random, .05, .25),
        CashDeposit = Between(random, .02, .25),
        NotImported = Between(random, .08, .28),
        ForeignCurrency = Between(random, .2, .55),
        FeeOnTheWay = Between(random, .03, .12),
        FeeRow = Between(random, .04, .14),
        Files = Between(random, .3, .8),
        IncomingFirst = Between(random, .01, .05),
        Purchases = Between(random, 25, 55),
        Refunds = Between(random, .6, 1.5),
        RefundElsewhere = Between(random, .05, .25),
        ReturnsToRareShops = .85,
        Slowness = random.NextDouble(),
    };

    private static double Between(Random random, double low, double high) => low + random.NextDouble() * (high - low);
}

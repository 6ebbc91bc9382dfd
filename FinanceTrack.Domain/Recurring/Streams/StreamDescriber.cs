using FinanceTrack.Domain.Recurring.Calendar;
using FinanceTrack.Domain.Recurring.Fitting;

namespace FinanceTrack.Domain.Recurring.Streams;

/// <summary>Turns a fit into what is reported: confidence, status, next payment, and the events of its life.</summary>
internal sealed class StreamDescriber(RowTable rows, RuleSlots slots, IReadOnlyDictionary<GroupKey, List<int>> groups, int today)
{
    private const double RangeSlack = .02;
    private const int ResumePeriods = 3;
    private const double MinRepeatsForPrice = .5;
    private const double PriceTolerance = .01;
    private const double MaxTrialRatio = .35;
    private const double TrialTolerance = .02;
    private const double MaxConfidenceOfWeakPair = .3;
    private const double YearlyPairTolerance = .25;

    private static readonly HashSet<string> Steady =
    [
        "utilities", "insurance", "home", "entertainment", "income", "education", "transfer", "giving_membership", "fees_government",
        "health",
    ];

    private static readonly HashSet<string> Habits = ["groceries", "dining", "transport", "shopping", "personal_care", "travel"];

    public RecurringStream Describe(StreamCandidate stream)
    {
        var fit = stream.Fit;
        fit.Rows.Sort();
        var paid = fit.Rows.ConvertAll(row => rows.Rows[row]);
        var logs = fit.Rows.Select(row => rows.Logs[row]).ToArray();
        var payments = fit.Rows.ConvertAll(row => new StreamPayment(rows.Rows[row].Id, rows.Rows[row].Date, rows.Sizes[row]));
        var lastDay = rows.Days[fit.Last];
        var plan = Installments.Find(paid.ConvertAll(row => row.Description), fit.Period);
        var outlook = StreamOutlook.Of(fit, slots, lastDay, today, plan);
        var amount = NextPayment.Amount(logs, rows.Sizes[fit.Last], fit.Period);
        return new RecurringStream
        {
            Merchant = rows.Groups.NameOf((stream.RenamedTo ?? stream.Group).Merchant),
            Description = paid[^1].Description,
            Category = rows.CommonCategory(fit.Rows),
            IsIncome = stream.Group.IsIncome,
            Currency = paid[^1].Amount.Currency,
            Period = fit.Period,
            Rule = fit.Rule,
            Payments = payments,
            Doubles = [.. stream.Doubles.Select(row => rows.Rows[row].Id)],
            Deviations = [.. fit.Deviations],
            Missing = fit.Missing,
            Confidence = Confidence(stream, logs, plan is not null || Installments.AreNamedIn(paid[^1].Description)),
            Outlook = outlook,
            NextDate = outlook.Status is StreamStatus.Completed or StreamStatus.Ended
                ? null : NextPayment.Date(fit, slots, outlook, lastDay, today),
            FirstMissedDate = outlook.Missed > 0 && slots.DateOf(fit.Rule, outlook.NextSlot - outlook.Missed) is { } day
                ? DateOnly.FromDayNumber(day) : null,
            NextAmount = amount,
            Plan = plan,
            IsRenamed = stream.RenamedTo is not null,
            IsResumed = Pairs(fit.Rows)
                .Any(pair => rows.Days[pair.Later] - rows.Days[pair.Earlier] > ResumePeriods * fit.Period.NominalDays()),
            PriceChange = amount.IsFixed || AmountEvidence.RepeatShare(logs) >= MinRepeatsForPrice ? FindPriceChange(payments) : null,
            BeganAsTrial = BeganAsTrial(payments),
        };
    }

    private double Confidence(StreamCandidate stream, double[] logs, bool isPlan)
    {
        var features = Features(stream, logs);
        if (isPlan)
            features = features with { Steady = 1, Habit = 0 }; // The category is of what was bought.
        var confidence = ConfidenceModel.Of(features);
        return features.Count == 2 && IsWeakPair(features, Math.Abs(logs[1] - logs[0])) ? Math.Min(confidence, MaxConfidenceOfWeakPair)
            : confidence;
    }

    /// <summary>Two rows need the same amount, or a yearly bill of nearly the same amount at a merchant with nothing else.</summary>
    private static bool IsWeakPair(in StreamFeatures features, double change) =>
        features.Period is Period.Bimonthly or Period.FourMonthly
        || change > (features.Period == Period.Yearly ? YearlyPairTolerance : RowTable.SameAmount)
        || (features.Others > 0 && (change > RowTable.SameAmount || features.Period == Period.TwoYearly));

    private StreamFeatures Features(StreamCandidate stream, double[] logs)
    {
        var fit = stream.Fit;
        var count = fit.Rows.Count;
        var (from, to) = (rows.Days[fit.First], rows.Days[fit.Last]);
        var own = fit.Rows.Concat(stream.Doubles).ToHashSet();
        var others = groups[stream.Group].FindAll(row => rows.Days[row] >= from && rows.Days[row] <= to && !own.Contains(row));
        var (low, high) = (fit.Rows.Min(row => rows.Sizes[row]) * (1 - RangeSlack),
            fit.Rows.Max(row => rows.Sizes[row]) * (1 + RangeSlack));
        double inRange = others.Count(row => rows.Sizes[row] >= low && rows.Sizes[row] <= high);
        var mean = logs.Average();
        var deviations = fit.Deviations.Count;
        return new StreamFeatures
        {
            Period = fit.Period,
            Count = count,
            HitRate = count / (double)(count + fit.Missing),
            OnDay = fit.Deviations.Count(deviation => deviation == 0) / (double)deviations,
            NearDay = fit.Deviations.Count(deviation => Math.Abs(deviation) <= 1) / (double)deviations,
            OthersInRange = inRange / (count + inRange),
            Others = others.Count / (double)(count + others.Count),
            Repeats = AmountEvidence.RepeatShare(logs),
            AmountSpread = Math.Sqrt(logs.Average(log => (log - mean) * (log - mean))),
            ScorePerRow = fit.Score / count,
            Steady = Share(fit.Rows, Steady),
            Habit = Share(fit.Rows, Habits),
            MeanDeviation = fit.Deviations.Average(deviation => (double)Math.Abs(deviation)) / fit.Period.Tolerance(),
        };
    }

    private double Share(List<int> stream, HashSet<string> categories) =>
        stream.Count(row => rows.Rows[row].Category is { } category && categories.Contains(category)) / (double)stream.Count;

    private static IEnumerable<(int Earlier, int Later)> Pairs(List<int> stream) => stream.Zip(stream.Skip(1));

    /// <summary>The last amount against the one before it, which had been paid at least twice.</summary>
    private static PriceChange? FindPriceChange(List<StreamPayment> payments)
    {
        var before = payments.FindLastIndex(payment => !IsNear(payment.Size, payments[^1].Size, PriceTolerance));
        return before >= 1 && IsNear(payments[before - 1].Size, payments[before].Size, PriceTolerance)
            ? new PriceChange(payments[before], payments[before + 1])
            : null;
    }

    private static bool BeganAsTrial(List<StreamPayment> payments) =>
        payments.Count >= 2 && payments[0].Size <= MaxTrialRatio * payments[1].Size
        && (payments.Count == 2 || IsNear(payments[2].Size, payments[1].Size, TrialTolerance));

    private static bool IsNear(long a, long b, double tolerance) => Math.Abs(a - b) <= tolerance * b;
}

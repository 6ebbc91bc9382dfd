namespace FinanceTrack.Domain.Insights.Text;

/// <summary>Says an insight in a sentence, in the locale's language where there are templates for it, else in English.</summary>
public static class InsightText
{
    private const int ShownCauses = 2;

    /// <param name="insight">What to say.</param>
    /// <param name="locale">The ledger's locale, such as de-DE.</param>
    /// <param name="categoryName">The name of a category as the person sees it.</param>
    /// <param name="shown">What is written of a name that a person or a merchant chose; null writes it as it is.</param>
    public static string Describe(
        Insight insight, string locale, Func<string, string> categoryName, Func<string, string>? shown = null)
    {
        var format = new LocaleFormat(locale);
        var templates = InsightTemplates.Of(format.Language);
        return insight.Facts switch
        {
            MonthFacts month => Month(month),
            DuplicateFacts d => d.First == d.Second
                ? Say(Sentence.DuplicateSameDay, Named(d.Merchant), format.Money(d.Size, d.Currency), format.Date(d.First))
                : Say(Sentence.DuplicateOtherDay, Named(d.Merchant), format.Money(d.Size, d.Currency), format.Date(d.First),
                    format.Date(d.Second)),
            PriceRiseFacts p => Say(
                Sentence.PriceRise, Named(p.Merchant), format.Money(p.After, p.Currency), format.Date(p.Since),
                format.Percent((p.After / (double)Math.Max(p.Before, 1)) - 1), format.Money(p.Before, p.Currency)),
            TrialFacts t => Say(
                Sentence.Trial, Named(t.Merchant), format.Money(t.Price, t.Currency), format.Date(t.Since),
                    format.Money(t.Trial, t.Currency)),
            MissedFacts m when insight.Kind == InsightKind.IncomeGap => Say(
                Sentence.IncomeGap, Named(m.Merchant), format.Money(m.Usual, m.Currency), format.Date(m.Expected),
                    format.Date(m.LastDates[^1])),
            MissedFacts m => Say(
                m.Missed > 1 ? Sentence.MissedSeveral : Sentence.Missed, Named(m.Merchant), format.Money(m.Usual, m.Currency),
                format.Date(m.Expected), format.Number(m.Missed)),
            NewRecurringFacts n => Say(
                n.IsIncome ? Sentence.NewIncome : Sentence.NewPayment,
                Named(n.Merchant), format.Money(n.Size, n.Currency), format.Date(n.First),
                format.Money(n.PerMonth, n.Currency)),
            FeesFacts f => Say(Sentence.Fees, format.Money(f.Total, f.Currency), format.Date(f.From), format.Date(f.To),
                format.Number(f.Count)),
            SavingsFacts s => Say(
                s.Recent < 0 ? Sentence.SavingsOverspent : Sentence.SavingsKept, format.Percent(Math.Abs(s.Recent)), format.Percent(s.Year),
                format.Number(s.YearMonths)),
            LowBalanceFacts l => Say(
                l.Account is null ? Sentence.LowBalance : Sentence.LowBalanceOfAccount, format.Money(l.Floor, l.Currency),
                format.Date(l.Day), format.Percent(l.Probability), Shown(l.Account ?? "")),
            RefundExpectedFacts r => Say(
                Sentence.RefundExpected, Named(r.Merchant), format.Money(r.Due, r.Currency), format.Money(r.Paid, r.Currency),
                format.Date(r.Date)),
            _ => throw new ArgumentOutOfRangeException(nameof(insight), insight.Facts.GetType(), "These facts have no sentence."),
        };

        string Shown(string name) => shown is null ? name : shown(name);

        string Named(string merchant) => Shown(format.Name(merchant));

        string Say(Sentence sentence, params object[] values) => string.Format(format.Culture, templates[sentence], values);

        string Month(MonthFacts facts)
        {
            var difference = facts.Total - facts.Expected;
            var said = Say(
                difference > 0 ? Sentence.MonthMore : Sentence.MonthLess,
                format.Money(facts.Total, facts.Currency), Shown(categoryName(facts.Category)),
                format.Month(facts.Month), format.Money(Math.Abs(difference), facts.Currency));
            var causes = facts.Causes.Where(cause => Math.Sign(cause.Change) == Math.Sign(difference)).Take(ShownCauses)
                .Select(cause => Say(CauseOf(cause), Named(cause.Merchant), format.Change(cause.Change, facts.Currency))).ToList();
            return causes.Count == 0 ? said : $"{said} {Say(Sentence.Why, string.Join("; ", causes))}";
        }
    }

    private static Sentence CauseOf(MonthCause cause) => cause switch
    {
        { Kind: CauseKind.NewMerchant } => Sentence.CauseNew,
        { Kind: CauseKind.AbsentMerchant } => Sentence.CauseAbsent,
        { Kind: CauseKind.Frequency, Change: > 0 } => Sentence.CauseMoreOften,
        { Kind: CauseKind.Frequency } => Sentence.CauseLessOften,
        { Change: > 0 } => Sentence.CauseLarger,
        _ => Sentence.CauseSmaller,
    };
}

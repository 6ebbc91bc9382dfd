using System.Diagnostics;
using FinanceTrack.Domain.Assistant.Claims;

namespace FinanceTrack.Tests.Assistant;

/// <summary>A figure beside words that are not its own is not shown; one whose words are missing gets them from the server.</summary>
public sealed class BoundFigureTests
{
    private const double MaxMilliseconds = 5;
    private static readonly string[] MonthNames = ["July", "August", "September", "October"];

    // Right drafts: {0} and {1} are figures, {2} and {3} their categories, {4} and {5} their months.
    private static readonly string[] Drafts =
    [
        "In {4} you spent {{{{{0}}}}} on {2}.",
        "You spent {{{{{0}}}}} on {2} in {4} and {{{{{1}}}}} on {3} in {5}.",
        "{2} in {4}: {{{{{0}}}}} spent. {3} in {5}: {{{{{1}}}}} spent.",
        "Your spending on {2} was {{{{{0}}}}} in {4}, while {3} cost {{{{{1}}}}} in {5}.",
        "For {2} you paid {{{{{0}}}}} in {4}; for {3} you paid {{{{{1}}}}} in {5}.",
        "During {4}, {{{{{0}}}}} went to {2}, and during {5}, {{{{{1}}}}} went to {3}.",
    ];

    [Fact]
    public void Right_figures_in_their_places_are_shown()
    {
        foreach (var (draft, bench) in Cases())
        {
            var answer = bench.Check(draft.Right);

            Assert.True(answer.Passes, $"{draft.Right}: {string.Join("; ", answer.Problems)}");
        }
    }

    [Fact]
    public void A_right_figure_in_a_wrong_place_is_never_shown()
    {
        var swaps = 0;
        foreach (var (draft, bench) in Cases())
        {
            foreach (var swap in draft.Swaps)
            {
                var answer = bench.Check(swap);
                swaps++;

                Assert.False(answer.Passes, $"{swap} was shown as: {answer.Text}");
            }
        }

        Assert.True(swaps > 2_000, $"Only {swaps} swaps were tried.");
    }

    [Theory]
    [InlineData("You received {{spent}} on Groceries in October.")]
    [InlineData("Your income from Groceries in October was {{spent}}.")]
    [InlineData("You spent {{received}} in October.")]
    [InlineData("Your balance in October was {{received}}.")]
    [InlineData("You saved {{received}} in October.")]
    [InlineData("You will receive {{received}} in October.")]
    [InlineData("On average you spent {{spent}} on Groceries in October.")]
    [InlineData("You spent {{spent}} a day on Groceries in October.")]
    [InlineData("You spent {{spent}} dollars on Groceries in October.")]
    [InlineData("You spent {{spent}} on Groceries last year.")]
    [InlineData("You spent {{spent}} on Groceries in total.")]
    [InlineData("You did not spend {{spent}} on Groceries in October.")]
    [InlineData("You spent more than {{spent}} on Groceries in October.")]
    [InlineData("Your largest spending on Groceries in October was {{spent}}.")]
    [InlineData("You made {{spent}} transactions for Groceries in October.")]
    [InlineData("You spent {{spent}} on Groceries in October and {{received}} on everything.")]
    [InlineData("In October you spent {{diff(spent,before)}} less on Groceries than in September.")]
    [InlineData("In September you spent {{diff(spent,before)}} more on Groceries than in October.")]
    [InlineData("In October you spent {{diff(spent,before)}} more on Dining than in September.")]
    [InlineData("In October you spent {{diff(spent,before)}} more on Groceries than in {{other.period}}.")]
    public void A_figure_beside_words_that_contradict_it_is_not_shown(string draft)
    {
        var answer = Named(draft, out var bench);

        Assert.False(bench.Check(answer).Passes, bench.Check(answer).Text);
    }

    [Theory]
    [InlineData("In October you spent {{diff(spent,before)}} more on Groceries than in September.", "€3.00 more")]
    [InlineData(
        "In October you spent {{spent}} on Groceries, {{diff(spent,before)}} more than in {{before.period}} ({{before}}).", "€3.00 more")]
    [InlineData("It was {{spent}}.", "(spent, October 2026, Groceries)")]
    [InlineData("You spent {{spent}} last month.", "(Groceries)")]
    [InlineData("In October you received {{received}} and spent {{spent}} on Groceries.", "€2,010.00")]
    [InlineData("Groceries were {{share(spent,october)}} of what you spent in October.", "%")]
    public void What_is_right_or_unsaid_is_shown_with_what_it_is_about(string draft, string shown)
    {
        var answer = Named(draft, out var bench);

        var found = bench.Check(answer);

        Assert.True(found.Passes, string.Join("; ", found.Problems));
        Assert.Contains(shown, found.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("You spent 412 on groceries.")]
    [InlineData("You spent four hundred on groceries.")]
    [InlineData("Sie haben zweihundertfünfzig für Lebensmittel ausgegeben.")]
    [InlineData("You spent ٤١٢ on groceries.")]
    [InlineData("You spent 四百 on groceries.")]
    [InlineData("You spent ½ of it.")]
    [InlineData("You spent ④ times.")]
    [InlineData("That is twice as much.")]
    [InlineData("It was on Monday.")]
    [InlineData("It is % higher.")]
    [InlineData("You spent {{c999}} on groceries.")]
    [InlineData("You spent {{sum(c1,c1)}} on groceries.")]
    [InlineData("You spent t\u200bwo euros.")]
    [InlineData("You spent most on dining.")]
    [InlineData("In January it was quiet.")]
    public void A_figure_without_a_claim_is_not_shown(string draft) =>
        Assert.False(CheckerBench.WithMonths().Check(draft).Passes);

    [Fact]
    public void Checking_an_answer_takes_at_most_five_milliseconds()
    {
        var cases = Cases().ToList();
        cases.ForEach(item => item.Bench.Check(item.Draft.Right));

        var times = cases.ConvertAll(item =>
        {
            var start = Stopwatch.GetTimestamp();
            item.Bench.Check(item.Draft.Right);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        });

        times.Sort(); // The median, since other work on the machine is not part of it.
        Assert.True(times[times.Count / 2] <= MaxMilliseconds, $"{times[times.Count / 2]} ms");
    }

    private static string Named(string draft, out CheckerBench bench)
    {
        bench = CheckerBench.WithMonths();
        var total = bench.Add(Measure.Spent, Flow.Out, 5000m, CheckerBench.Month(10));
        return draft.Replace("spent,", $"{bench.Spent("Groceries", 10)},", StringComparison.Ordinal)
            .Replace(",before", $",{bench.Spent("Groceries", 9)}", StringComparison.Ordinal)
            .Replace(",october", $",{total}", StringComparison.Ordinal)
            .Replace("{{spent", "{{" + bench.Spent("Groceries", 10), StringComparison.Ordinal)
            .Replace("{{before", "{{" + bench.Spent("Groceries", 9), StringComparison.Ordinal)
            .Replace("{{other", "{{" + bench.Spent("Groceries", 8), StringComparison.Ordinal)
            .Replace("{{received", "{{" + bench.Received(10), StringComparison.Ordinal);
    }

    private static IEnumerable<(Case Draft, CheckerBench Bench)> Cases()
    {
        var bench = CheckerBench.WithMonths();
        for (var i = 0; i < CheckerBench.Categories.Length; i++)
        {
            for (var m = 0; m < CheckerBench.Months.Length; m++)
            {
                var (left, right) = (CheckerBench.Categories[i], CheckerBench.Categories[(i + 1 + m) % CheckerBench.Categories.Length]);
                if (left == right)
                    continue;
                foreach (var draft in Drafts)
                    yield return (Case.Of(draft, bench, left, right, m, (m + 1) % CheckerBench.Months.Length), bench);
            }
        }
    }

    private sealed record Case(string Right, IReadOnlyList<string> Swaps)
    {
        public static Case Of(string draft, CheckerBench bench, string left, string right, int leftMonth, int rightMonth)
        {
            var (first, second) = (
                bench.Spent(left, CheckerBench.Months[leftMonth]), bench.Spent(right, CheckerBench.Months[rightMonth]));
            string Fill(string c1, string c2, string n1, string n2, string m1, string m2) =>
                string.Format(null, draft, c1, c2, n1, n2, m1, m2);
            var (m1, m2) = (MonthNames[leftMonth], MonthNames[rightMonth]);
            var swaps = new List<string>
            {
                Fill(second, first, left, right, m1, m2), Fill(second, second, left, right, m1, m2),
                Fill(first, second, right, left, m1, m2), Fill(first, second, left, right, m2, m1),
                Fill(bench.Spent(left, CheckerBench.Months[rightMonth]), second, left, right, m1, m2),
                Fill(bench.Spent(right, CheckerBench.Months[leftMonth]), second, left, right, m1, m2),
                Fill(bench.Received(CheckerBench.Months[leftMonth]), second, left, right, m1, m2),
                Fill(first, second, $"{{{{{second}.category}}}}", right, m1, m2),
                Fill(first, second, left, right, $"{{{{{second}.period}}}}", m2),
                Fill(first, second, left, right, "June", m2),
                Fill(first, second, left, right, m1 == "October" ? "last year" : "last month", m2),
                Fill(first, second, "Insurance", right, m1, m2),
                Fill(first, second, "everything", right, m1, m2),
                Fill(first, second, left, right, "this month", m2),
                Fill($"perday({first})", second, left, right, m1, m2).Replace("spent", "received", StringComparison.Ordinal)
                    .Replace("paid", "earned", StringComparison.Ordinal).Replace("cost", "earned", StringComparison.Ordinal)
                    .Replace("went to", "were received for", StringComparison.Ordinal)
                    .Replace("spending", "income", StringComparison.Ordinal),
            };
            return new Case(Fill(first, second, left, right, m1, m2), swaps);
        }
    }
}

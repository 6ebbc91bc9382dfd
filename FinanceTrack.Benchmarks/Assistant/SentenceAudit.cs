using System.Globalization;
using FinanceTrack.Domain.Assistant.Agent;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Conversations;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>
/// Reads an answer as a person does, without the checker: whether each number in it is that of a fact, and whether it stands beside the
/// category, month and merchant of that fact.
/// </summary>
internal sealed class SentenceAudit(EvaluationHousehold household, IReadOnlyCollection<string> categories)
{
    // Words of sentences as well as names of categories.
    private static readonly string[] Ordinary = ["Home", "Income", "Transfer", "Giving", "Business"];

    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(household.Locale);

    /// <summary>The numbers that belong to no fact.</summary>
    public static IReadOnlyList<string> Bare(AssistantReply reply)
    {
        var text = FigureText.WithoutQuotes(WithoutInsights(reply));
        var amounts = reply.Evidence.Where(item => item.Kind == ClaimKind.Amount).Select(FigureText.Written).ToHashSet();
        var others = reply.Evidence.Where(item => item.Kind is ClaimKind.Count or ClaimKind.Share or ClaimKind.Ratio)
            .Select(FigureText.Written)
            .Concat(reply.Evidence.SelectMany(item => new[] { item.Date, item.From, item.To }).OfType<DateOnly>().SelectMany(FigureText.Of))
            .ToHashSet();
        return
        [
            .. FigureText.Amounts(text).Where(amount => !amounts.Contains(amount)),
            .. FigureText.Digits(text).Where(number => !amounts.Contains(number) && !others.Contains(number)),
        ];
    }

    /// <summary>The amounts beside words of which no fact with this amount is.</summary>
    public IReadOnlyList<string> Misbound(AssistantReply reply) =>
    [
        .. from line in WithoutInsights(reply).Split('\n')
           from sentence in line.Split(". ")
           from amount in FigureText.Amounts(FigureText.WithoutQuotes(sentence))
           where !reply.Evidence.Any(item => item.Kind == ClaimKind.Amount && FigureText.Written(item) == amount && Fits(sentence, item))
           select $"{amount}: {sentence}",
    ];

    private bool Fits(string sentence, Evidence item)
    {
        var plain = FigureText.WithoutQuotes(sentence);
        var named = categories.Where(category => !Ordinary.Contains(category) && IsNamed(plain, category)).ToList();
        if (named.Count > 0 && item.Account is null
            && !(item.Category?.Split(" + ").All(category => IsNamed(plain, category)) ?? false))
        {
            return false;
        }

        var months = Months().Where(month => plain.Contains(month.ToString("Y", _culture), StringComparison.OrdinalIgnoreCase)).ToList();
        if (months.Count > 0 && item.From is { } from && item.Measure != Measure.Transaction
            && !months.Contains(new DateOnly(from.Year, from.Month, 1))
            && !plain.Contains(from.ToString("d", _culture), StringComparison.Ordinal))
        {
            return false;
        }

        var quotes = FigureText.Quotes(sentence).ToList();
        if (quotes.Count > 0 && item.Merchant is { } merchant && !quotes.Contains(merchant))
            return false;
        var (isSpending, isIncome) = (Says(plain, "spent", "ausgegeben"), Says(plain, "received", "eingenommen"));
        return isSpending == isIncome || item.Measure != (isSpending ? Measure.Received : Measure.Spent);
    }

    private static bool Says(string text, params string[] words) =>
        words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsNamed(string text, string category)
    {
        var at = text.IndexOf(category, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || !char.IsLetter(text[at - 1]))
            && (at + category.Length == text.Length || !char.IsLetter(text[at + category.Length]));
    }

    private static IEnumerable<DateOnly> Months() =>
        Enumerable.Range(0, 24).Select(back => new DateOnly(2024, 12, 1).AddMonths(-back));

    // Whole sentences of the server, which have figures of their own.
    private static string WithoutInsights(AssistantReply reply) => reply.Evidence.Where(item => item.Kind == ClaimKind.Sentence)
        .Aggregate(reply.Answer, (text, item) => text.Replace(item.Text!, "", StringComparison.Ordinal));
}

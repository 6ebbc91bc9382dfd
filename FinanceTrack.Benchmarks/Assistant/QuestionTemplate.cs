using System.Text.Json;
using System.Text.Json.Serialization;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>The kinds of questions that are counted apart.</summary>
internal enum QuestionClass
{
    Lookup,
    Sum,
    Compare,
    Trend,
    Recurring,
    Forecast,
    Unanswerable,
    Ambiguous,
    MultiTurn,
}

/// <summary>What the right answer to a question shows.</summary>
internal enum AskedFigure
{
    /// <summary>Nothing: the ledger does not hold it.</summary>
    None,

    /// <summary>Nothing yet: it has to be asked back.</summary>
    AskBack,
    Spent,
    SpentOnBoth,
    Received,
    Net,
    Payments,
    PerDay,
    PerMonth,
    Largest,
    Latest,
    Balance,
    TopCategory,
    TopMerchant,
    Compared,
    Trend,
    Unusual,
    RecurringPayments,
    RecurringIncome,
    RecurringAmount,
    RecurringNext,
    ForecastMonthEnd,
    ForecastDays,
    SafeToSpend,

    /// <summary>From here on only phrasings to train with: payments to be shown one by one.</summary>
    List,
    Reasons,
    Insights,
    Help,
    Change,
}

/// <summary>A question of the data set, with slots such as {category} and {period}.</summary>
/// <param name="Scope">The slots that the last turn's figure is about.</param>
/// <param name="HeldBack">Whether its phrasing was kept from those who wrote the patterns of the offline engine.</param>
/// <param name="Turns">What is asked, turn by turn; the last one is scored.</param>
internal sealed record QuestionTemplate(
    string Id, QuestionClass Class, AskedFigure Figure, string Scope, string Language, bool HeldBack, IReadOnlyList<string> Turns)
{
    private const string Resource = "FinanceTrack.Benchmarks.Assistant.DataSet.questions.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public bool Has(string slot) => Scope.Split(' ').Contains(slot);

    public bool Uses(string slot) => Turns.Any(turn => turn.Contains($"{{{slot}}}", StringComparison.Ordinal));

    public static IReadOnlyList<QuestionTemplate> ReadAll()
    {
        using var stream = typeof(QuestionTemplate).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        return JsonSerializer.Deserialize<List<QuestionTemplate>>(stream, Json)!;
    }

    /// <summary>Questions of one's own, in the format of the data set.</summary>
    public static IReadOnlyList<QuestionTemplate> Read(FileInfo file)
    {
        using var stream = file.OpenRead();
        return JsonSerializer.Deserialize<List<QuestionTemplate>>(stream, Json)!;
    }
}

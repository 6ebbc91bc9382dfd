using System.Globalization;
using System.Text.Json;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Summaries;
using FinanceTrack.Domain.Transactions.Figures;

namespace FinanceTrack.Domain.Assistant.Tools;

/// <summary>Reads the arguments of a tool, and collects what is wrong with them.</summary>
internal sealed class ToolArguments(JsonElement arguments, AssistantLedger ledger)
{
    private const int MaxTextLength = 100;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public ValidationErrors Errors { get; } = new();

    public string? Text(string name, int maxLength = MaxTextLength)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return Errors.OptionalText(value.GetString(), $"/{name}", maxLength);
        Errors.Add($"/{name}", "Must be a text.");
        return null;
    }

    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Errors.Add($"/{name}", "Must be a date such as 2026-11-30.");
        return null;
    }

    public int? Whole(string name, int min, int max)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max)
            return number;
        Errors.Add($"/{name}", $"Must be a whole number from {min} to {max}.");
        return null;
    }

    public decimal? Amount(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number))
            return number;
        Errors.Add($"/{name}", "Must be a number.");
        return null;
    }

    public Guid? Id(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (Guid.TryParse(text, out var id))
            return id;
        Errors.Add($"/{name}", "Must be an id.");
        return null;
    }

    /// <summary>A category by its name.</summary>
    public Guid? Category(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (ledger.FindCategory(text) is { } category)
            return category.Id;
        Errors.Add($"/{name}", "There is no category of this name.");
        return null;
    }

    /// <summary>An account by its name.</summary>
    public Guid? Account(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (ledger.FindAccount(text) is { } account)
            return account.Id;
        Errors.Add($"/{name}", "There is no account of this name.");
        return null;
    }

    /// <summary><c>month</c> as yyyy-MM, or <c>from</c> and <c>to</c> with a prefix; null where none is there.</summary>
    public ClaimPeriod? Period(string prefix = "")
    {
        string Name(string plain) => prefix.Length == 0 ? plain : $"{prefix}{char.ToUpperInvariant(plain[0])}{plain[1..]}";
        if (Text(Name("month")) is { } text)
        {
            if (Month.TryParse(text, out var month))
                return ClaimPeriod.Of(month);
            Errors.Add($"/{Name("month")}", "Must be a month such as 2026-11.");
        }

        var (from, to) = (Day(Name("from")), Day(Name("to")));
        if (from is null && to is null)
            return null;
        var period = new ClaimPeriod(from ?? new DateOnly(1970, 1, 1), to ?? ledger.Today);
        Errors.Require(period.From <= period.To, $"/{Name("from")}", "The range ends before it begins.");
        return period;
    }

    /// <summary>The filter of the common arguments, and the scope of what it finds.</summary>
    public (FiguresFilter Filter, ClaimScope Scope) Filter(ClaimPeriod? period)
    {
        var (category, account, text) = (Category("category"), Account("account"), Text("text"));
        return (
            new FiguresFilter(period?.From, period?.To, category, account, text),
            new ClaimScope
            {
                Period = period,
                Category = category is null ? null : ledger.NameOf(category),
                Account = account is null ? null : ledger.Accounts.First(row => row.Id == account).Name,
                Merchant = text,
            });
    }

    /// <summary>What is wrong, once all has been read: also a field that the tool does not know, such as another ledger's id.</summary>
    public ValidationError? Problem()
    {
        if (arguments.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in arguments.EnumerateObject().Where(field => !_known.Contains(field.Name)))
                Errors.Add($"/{field.Name}", "There is no such argument.");
        }
        else if (arguments.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
        {
            Errors.Add("", "Must be an object.");
        }

        return Errors.Any ? Errors.ToError() : null;
    }

    private JsonElement? Find(string name)
    {
        _known.Add(name);
        return arguments.ValueKind == JsonValueKind.Object && arguments.TryGetProperty(name, out var value)
            && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
    }
}

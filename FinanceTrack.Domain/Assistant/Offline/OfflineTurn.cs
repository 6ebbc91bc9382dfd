using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Tools;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Offline;

/// <summary>One question being answered: it asks tools, and writes the draft from templates.</summary>
internal sealed partial class OfflineTurn(AssistantTools tools, AssistantLedger ledger, bool isGerman, CancellationToken cancellationToken)
{
    private const int MaxPlaces = 5;

    private readonly StringBuilder _draft = new();

    public ClaimBook Claims { get; } = new();

    public AssistantLedger Ledger => ledger;

    public string Draft => _draft.ToString();

    /// <summary>Whether something has gone wrong that the question cannot help, such as a name that is no longer there.</summary>
    public Error? Failure { get; private set; }

    /// <summary>Asks a tool; its claims are in the book. Empty when it refuses.</summary>
    public async Task<IReadOnlyList<Claim>> AskAsync(string tool, object arguments)
    {
        var asked = await tools.Find(tool)!.ExecuteAsync(ledger.Actor, JsonSerializer.SerializeToElement(arguments), cancellationToken);
        if (!asked.TryGet(out var result, out var error))
        {
            Failure ??= error;
            return [];
        }

        Claims.Add(result);
        IsComplete = result.IsComplete;
        return result.Claims;
    }

    /// <summary>Whether the last tool listed all that matches.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The arguments that a tool gets of the question.</summary>
    public static Dictionary<string, object> Arguments(TurnSlots slots, ClaimPeriod? period)
    {
        var arguments = new Dictionary<string, object>();
        if (period is { } days)
        {
            arguments["from"] = days.From.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
            arguments["to"] = days.To.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        }

        foreach (var (name, value) in new[] { ("category", slots.Category), ("account", slots.Account), ("text", slots.Text) })
        {
            if (value is not null)
                arguments[name] = value;
        }

        return arguments;
    }

    /// <summary>A computed claim, or null when it cannot be computed.</summary>
    public static Claim? Derive(Operator how, params Claim[] operands) =>
        ClaimMath.Derive(how, operands).TryGet(out var claim, out _) ? claim : null;

    /// <summary>Adds a sentence.</summary>
    public void Write(Say say, params Claim[] claims)
    {
        var template = OfflineTemplates.Of(say, isGerman);
        var names = claims.Select(NameOf).ToList();
        if (claims.Length > 0)
        {
            template = template.Replace("$on", On(claims[0], names[0]), StringComparison.Ordinal)
                .Replace("$in", In(claims[0], names[0]), StringComparison.Ordinal);
        }
        else
        {
            template = template.Replace("$on", "", StringComparison.Ordinal).Replace("$in", "", StringComparison.Ordinal);
        }

        if (_draft.Length > 0)
            _draft.Append('\n');
        _draft.Append(Place().Replace(template, match => names[Math.Min(match.Value[1] - '1', MaxPlaces - 1)]));
    }

    /// <summary>Adds a sentence that the server wrote.</summary>
    public void WriteSentence(Claim claim)
    {
        if (_draft.Length > 0)
            _draft.Append('\n');
        _draft.Append("{{").Append(NameOf(claim)).Append("}}");
    }

    private string NameOf(Claim claim)
    {
        if (claim.Derivation is not { } derivation || Claims.All.Contains(claim, ReferenceEqualityComparer.Instance))
            return Claims.NameOf(claim);
        var how = derivation.Operator switch
        {
            Operator.Difference => "diff",
            Operator.Average => "avg",
            Operator.PerTransaction => "pertx",
            _ => derivation.Operator.ToString().ToLowerInvariant(),
        };
        return $"{how}({string.Join(',', derivation.Operands.Select(NameOf))})";
    }

    private string On(Claim claim, string name)
    {
        var on = new StringBuilder();
        if (claim.Scope.Category is not null)
            on.Append(isGerman ? " für {{" : " on {{").Append(name).Append(".category}}");
        if (claim.Scope.Merchant is not null)
            on.Append(isGerman ? " bei {{" : " at {{").Append(name).Append(".merchant}}");
        if (claim.Scope.Account is not null)
            on.Append(isGerman ? " vom Konto {{" : " from {{").Append(name).Append(".account}}");
        return on.ToString();
    }

    private string In(Claim claim, string name) => claim.Scope.Period switch
    {
        null => "",
        { AsMonth: not null } => $"{(isGerman ? " im" : " in")} {{{{{name}.period}}}}",
        { AsYear: not null } => $" in {{{{{name}.period}}}}",
        _ => $" ({{{{{name}.period}}}})",
    };

    [GeneratedRegex(@"\$[1-5]")]
    private static partial Regex Place();
}

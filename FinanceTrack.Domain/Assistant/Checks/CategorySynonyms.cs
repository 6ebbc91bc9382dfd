using FinanceTrack.Domain.Categories.Rows;

namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>What people call the starter categories, whatever name a ledger gives them.</summary>
internal static class CategorySynonyms
{
    private static readonly Dictionary<string, string[]> BySlug = new(StringComparer.Ordinal)
    {
        ["groceries"] = ["groceries", "grocery", "supermarket", "supermarkets", "lebensmittel", "supermarkt", "einkaufe"],
        ["dining"] = ["dining", "restaurants", "restaurant", "eating out", "takeaway", "essen gehen", "gastronomie"],
        ["transport"] = ["transport", "transportation", "public transport", "commuting", "fuel", "verkehr", "mobilitat", "tanken"],
        ["travel"] = ["travel", "travelling", "holidays", "vacation", "reisen", "urlaub"],
        ["home"] = ["housing", "rent", "household", "wohnen", "miete", "haushalt"],
        ["utilities"] = ["utilities", "electricity", "energy", "nebenkosten", "strom"],
        ["shopping"] = ["shopping", "clothes", "clothing", "kleidung"],
        ["health"] = ["health", "healthcare", "medical", "pharmacy", "gesundheit"],
        ["personal_care"] = ["personal care", "cosmetics", "hairdresser", "korperpflege"],
        ["entertainment"] = ["entertainment", "leisure", "fun", "unterhaltung", "freizeit"],
        ["education"] = ["education", "school", "courses", "bildung"],
        ["insurance"] = ["insurance", "insurances", "versicherung", "versicherungen"],
        ["fees_government"] = ["fees", "taxes", "bank fees", "gebuhren", "steuern"],
        ["giving_membership"] = ["donations", "giving", "gifts", "memberships", "spenden"],
    };

    /// <summary>The words of each category, its own name first. A word that is another category's name belongs to that one alone.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IReadOnlyList<CategoryRow> categories)
    {
        var names = categories.Select(category => TextNormalizer.Fold(category.Name)).ToHashSet(StringComparer.Ordinal);
        return [.. categories.Select(category => (IReadOnlyList<string>)
            [category.Name, .. BySlug.GetValueOrDefault(category.Slug ?? "", []).Where(word => !names.Contains(word))])];
    }
}

using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Categories;

internal static class CategoryName
{
    public const int Longest = 60;

    /// <summary>Two names that differ in case only are the same name.</summary>
    public static string Key(string name) => name.ToUpperInvariant();

    /// <summary>The name without surrounding blanks, or what is wrong with it.</summary>
    public static Result<string> Check(string? name)
    {
        var errors = new ValidationErrors();
        var text = errors.Text(name, "/name", Longest);
        return errors.Any ? errors.ToError() : text;
    }
}

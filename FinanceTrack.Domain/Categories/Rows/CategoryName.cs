using FinanceTrack.Domain.Folding;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Categories.Rows;

internal static class CategoryName
{
    public const int MaxLength = 60;

    /// <summary>What makes two names the same name: they differ in case, width, white space or invisible characters at most.</summary>
    public static string Key(string name) => TextFolding.Fit(TextFolding.ForName(name), MaxLength);

    /// <summary>The name without surrounding blanks, or what is wrong with it.</summary>
    public static Result<string> Check(string? name)
    {
        var errors = new ValidationErrors();
        var text = errors.Text(name, "/name", MaxLength);
        return errors.Any ? errors.ToError() : text;
    }
}

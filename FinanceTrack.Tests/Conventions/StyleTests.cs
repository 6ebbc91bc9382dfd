using System.Text.RegularExpressions;
using FinanceTrack.Domain.Data;
using FinanceTrack.Tests.Data;

namespace FinanceTrack.Tests.Conventions;

/// <summary>The rules of the table "One style" in CONTRIBUTING.md.</summary>
public sealed partial class StyleTests
{
    private const int MaxLines = 250;
    private const int MaxLength = 140;
    private const int MaxTestName = 80;

    [Fact]
    public void Statement_fields_end_in_Sql() =>
        AssertNone(SourceFiles.Code, line => StatementField().Match(line) is { Success: true } field
            && !field.Groups[1].Value.EndsWith("Sql", StringComparison.Ordinal));

    [Fact]
    public void Parameters_of_SQL_are_in_PascalCase() =>
        Assert.Empty(Statements.All.Where(found => CamelCaseParameter().IsMatch(TSql.Render(found.Statement))).Select(found => found.Name));

    [Fact]
    public void A_function_takes_its_name_from_its_use_case()
    {
        var types = typeof(Database).Assembly.GetTypes().Select(type => type.Name).ToHashSet(StringComparer.Ordinal);

        AssertNone(SourceFiles.Product, line => FunctionName().Match(line) is { Success: true } name
            && types.Contains(name.Groups[1].Value));
    }

    [Fact]
    public void A_function_named_by_a_literal_has_its_methods_name() =>
        Assert.Empty(
            from file in SourceFiles.Product
            from Match function in NamedFunction().Matches(string.Join('\n', file.Lines))
            where function.Groups[2].Value != $"{function.Groups[1].Value}Async"
            select $"{file.Path}: {function.Groups[1].Value}");

    [Fact]
    public void Asynchronous_methods_end_in_Async() =>
        AssertNone(SourceFiles.Product, line => AsynchronousMethod().Match(line) is { Success: true } method
            && !method.Groups[1].Value.EndsWith("Async", StringComparison.Ordinal)
            && method.Groups[1].Value is not ("Main" or "Invoke"));

    [Fact]
    public void The_version_that_a_caller_has_seen_is_ifMatch() =>
        AssertNone(SourceFiles.Product, line => VersionParameter().IsMatch(line));

    [Fact]
    public void Bounds_are_named_Max_or_Min() => AssertNone(SourceFiles.Code, line => OtherBound().IsMatch(line));

    [Fact]
    public void No_file_of_code_is_over_250_lines() =>
        Assert.Empty(SourceFiles.Code.Where(file => file.Lines.Length > MaxLines).Select(file => file.Path));

    // A row of a document's table and a JSON document are data in a raw string, where a line break would count.
    [Fact]
    public void No_line_of_code_is_over_140_characters() =>
        AssertNone(SourceFiles.Code, line => line.Length > MaxLength && !DataLine().IsMatch(line));

    [Fact]
    public void No_name_of_a_test_is_over_80_characters() =>
        AssertNone(SourceFiles.Code, line => TestMethod().Match(line) is { Success: true } test && test.Groups[1].Length > MaxTestName);

    private static void AssertNone(IEnumerable<SourceFile> files, Func<string, bool> isWrong) =>
        Assert.Empty(
            files.Where(file => !file.Path.EndsWith("/StyleTests.cs", StringComparison.Ordinal)).SelectMany(file => file.Where(isWrong)));

    [GeneratedRegex(@"static readonly Statement (\w+)")]
    private static partial Regex StatementField();

    [GeneratedRegex(@"(?<![\w@])@[a-z]")]
    private static partial Regex CamelCaseParameter();

    [GeneratedRegex("""\[Function\("(\w+)"\)""")]
    private static partial Regex FunctionName();

    [GeneratedRegex(
        @"^\s*(?:(?:public|private|protected|internal|static|virtual|async)\s+)+(?:Task|ValueTask)(?:<[^(]+>)? (\w+)(?:<\w+>)?\(")]
    private static partial Regex AsynchronousMethod();

    [GeneratedRegex("""\[Function\("(\w+)"\)[^\]]*\]\s+public (?:async )?[\w<>]+ (\w+)\(""")]
    private static partial Regex NamedFunction();

    [GeneratedRegex("""^\s*(?:\||\{")""")]
    private static partial Regex DataLine();

    [GeneratedRegex(@"^    public (?:async )?(?:void|Task|ValueTask) ([A-Z]\w*_\w+)\(")]
    private static partial Regex TestMethod();

    [GeneratedRegex(@"\b(?:int|long|ETag)\? (?:version|ifVersion|expected|expectedVersion)\b")]
    private static partial Regex VersionParameter();

    [GeneratedRegex(
        @"\b(?:const|static readonly) [\w<>?]+ (?:Most|Longest|Maximum|Largest|Highest|"
        + @"Least|Fewest|Enough|Smallest|Shortest|Minimum|Lowest)(?:[A-Z]\w*)? =")]
    private static partial Regex OtherBound();
}

namespace FinanceTrack.Tests.Conventions;

/// <summary>Documents are read in a terminal and in a review: no line and no cell of a table is longer than a short paragraph.</summary>
public sealed class DocumentStyleTests
{
    private const int MaxLength = 300;

    [Fact]
    public void No_line_and_no_cell_of_a_document_is_over_300_characters() =>
        Assert.Empty(SourceFiles.Documents.SelectMany(file => file.Where(line => Parts(line).Any(part => part.Trim().Length > MaxLength))));

    private static string[] Parts(string line) =>
        line.StartsWith('|') ? line.Replace("\\|", "", StringComparison.Ordinal).Split('|') : [line];
}

using FinanceTrack.Domain.Results;

namespace FinanceTrack.Tests.Http;

public sealed class PageTests
{
    private static readonly Guid[] Ids = [.. Enumerable.Range(1, 3).Select(i => new Guid(i, 0, 0, new byte[8]))];

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, null)]
    [InlineData(4, null)]
    public void A_page_has_a_next_one_only_where_a_row_more_was_read(int limit, int? last)
    {
        var page = new PageRequest(limit, null).Of(Ids, id => id);

        Assert.Equal(Ids.Take(limit), page.Items);
        Assert.Equal(last is { } shown ? Ids[shown - 1].ToString("N") : null, page.NextCursor);
    }

    [Fact]
    public void The_next_page_begins_after_the_last_row_of_the_one_before()
    {
        var next = new PageRequest(2, null).Of(Ids, id => id).NextCursor;

        Assert.Equal(Ids[1], new PageRequest(2, next).BeforeId().Value);
        Assert.Equal(Guid.AllBitsSet, new PageRequest(2, null).BeforeId().Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("7fe20b8b-8e6a-4abb-a8fa-bd8f5f0c7c11")]
    public void A_cursor_that_no_list_gave_is_not_valid(string cursor)
    {
        var error = Assert.IsType<ValidationError>(new PageRequest(2, cursor).BeforeId().Error);

        Assert.Equal(["The cursor is not valid."], error.Errors["cursor"]);
    }
}

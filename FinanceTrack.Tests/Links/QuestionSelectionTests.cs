using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Questions;
using static FinanceTrack.Tests.Links.LinkRows;

namespace FinanceTrack.Tests.Links;

public sealed class QuestionSelectionTests
{
    [Fact]
    public void Questions_of_all_kinds_compete_for_one_budget()
    {
        var budget = new QuestionBudget();
        LinkQuestion[] proposed =
            [Question(1, LinkKind.Transfer, .3), Question(2, LinkKind.Refund, .6), Question(3, LinkKind.Transfer, .4)];

        Assert.Equal(Id(2), QuestionSelection.TakeNext(proposed, budget, Start)?.SubjectId);
        Assert.Equal(Id(3), QuestionSelection.TakeNext(proposed.Where(question => question.SubjectId != Id(2)), budget, Start)?.SubjectId);
        Assert.Null(QuestionSelection.TakeNext(proposed, budget, Start));
        Assert.NotNull(QuestionSelection.TakeNext(proposed, budget, Start.AddMonths(1)));
    }

    [Fact]
    public void Nothing_to_ask_takes_nothing_from_the_budget()
    {
        var budget = new QuestionBudget();

        Assert.Null(QuestionSelection.TakeNext([], budget, Start));
        Assert.Equal(QuestionBudget.DefaultPerMonth, budget.Left(Start));
    }

    private static LinkQuestion Question(int subject, LinkKind kind, double worth) =>
        new(kind, Id(subject), [Id(100 + subject)], .5, worth, []);
}

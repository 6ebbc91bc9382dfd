namespace FinanceTrack.Domain.Links.Questions;

/// <summary>Chooses the next question among those that the matchers propose, within the one budget.</summary>
public static class QuestionSelection
{
    /// <summary>
    /// The question worth most, and takes it from the budget; null when there is none, or no budget. Ties go to the lowest subject.
    /// </summary>
    public static LinkQuestion? TakeNext(IEnumerable<LinkQuestion> proposed, QuestionBudget budget, DateOnly today)
    {
        LinkQuestion? best = null;
        foreach (var question in proposed)
        {
            if (best is null || question.Worth > best.Worth
                || (question.Worth == best.Worth && question.SubjectId.CompareTo(best.SubjectId) < 0))
            {
                best = question;
            }
        }

        return best is not null && budget.TryTake(today) ? best : null;
    }
}

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>
/// Keeps one user's answers from bending everybody's model: at most twenty of each user count, and none of a user who calls
/// ordinary transactions anomalies more often than not.
/// </summary>
internal static class AnswerScreening
{
    private const int MaxOfOneUser = 20;
    private const int MinJudged = 5;

    /// <summary>
    /// T below which one of three ordinary transactions is more unusual: who confirms at random confirms twice as many below as above.
    /// </summary>
    private const double Ordinary = 1.1;

    /// <param name="answers">One user's answers, the latest first.</param>
    /// <param name="tail">T of the answered row without any training.</param>
    public static IEnumerable<Answer> Screen(IReadOnlyList<Answer> answers, Func<Answer, double> tail)
    {
        var confirmed = answers.Where(answer => answer.Confirmed).ToList();
        var senseless = confirmed.Count(answer => tail(answer) < Ordinary);
        return confirmed.Count >= MinJudged && 2 * senseless > confirmed.Count ? [] : answers.Take(MaxOfOneUser);
    }
}

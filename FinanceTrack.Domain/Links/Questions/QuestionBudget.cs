namespace FinanceTrack.Domain.Links.Questions;

/// <summary>
/// How many questions a ledger's user may be asked: two in a calendar month, whatever asks. A first large import may be followed by a
/// welcome dialogue of up to ten, which is granted once.
/// </summary>
public sealed class QuestionBudget(int perMonth = QuestionBudget.DefaultPerMonth)
{
    public const int DefaultPerMonth = 2, MaxWelcome = 10;

    private readonly Dictionary<(int Year, int Month), int> _asked = [];
    private int _welcome;
    private bool _welcomed;

    /// <summary>How many have been asked in the month of the day, the welcome dialogue apart.</summary>
    public int AskedIn(DateOnly day) => _asked.GetValueOrDefault((day.Year, day.Month));

    public int Left(DateOnly day) => _welcome + Math.Max(0, perMonth - AskedIn(day));

    /// <summary>Grants the welcome dialogue, the first time that it is called.</summary>
    public void Welcome(int questions = MaxWelcome)
    {
        if (_welcomed)
            return;
        _welcomed = true;
        _welcome = Math.Clamp(questions, 0, MaxWelcome);
    }

    /// <summary>Takes one question, or returns false when there is none left.</summary>
    public bool TryTake(DateOnly day)
    {
        if (Left(day) == 0)
            return false;
        if (_welcome > 0)
            _welcome--;
        else
            _asked[(day.Year, day.Month)] = AskedIn(day) + 1;
        return true;
    }
}

using FinanceTrack.Domain.Categorization;
using FinanceTrack.Domain.Categorization.Memory;

namespace FinanceTrack.Tests.Categorization;

public sealed class PersonalMemoryTests
{
    private static readonly int Dining = Taxonomy.IndexOf("dining"), Groceries = Taxonomy.IndexOf("groceries");

    [Fact]
    public void Nothing_answered_changes_nothing()
    {
        var p = Prediction(.6);

        Assert.Equal(0, new PersonalMemory(Taxonomy.Count).Apply(Terms("joes coffee"), p));
        Assert.Equal(.6, p[Dining]);
    }

    [Fact]
    public void One_answer_about_the_same_merchant_decides()
    {
        var memory = new PersonalMemory(Taxonomy.Count);
        memory.Learn(Terms("POS JOES COFFEE #12"), Groceries);
        var p = Prediction(.9);

        Assert.Equal(1, memory.Apply(Terms("JOES COFFEE #77"), p));
        Assert.True(p[Groceries] > .75);
        Assert.Equal(1, p.Sum(), 9);
    }

    [Fact]
    public void A_refund_is_remembered_apart_from_a_purchase()
    {
        var memory = new PersonalMemory(Taxonomy.Count);
        memory.Learn(MemoryTerms.Of("acme", MoneyDirection.In), Groceries);

        Assert.Equal(0, memory.Apply(MemoryTerms.Of("acme", MoneyDirection.Out), Prediction(.5)));
    }

    [Fact]
    public void A_known_word_leads_an_unsure_prediction()
    {
        var memory = new PersonalMemory(Taxonomy.Count);
        for (var i = 0; i < 5; i++)
            memory.Learn(Terms($"zorbat{new string('a', i)} kiosk"), Groceries);
        var p = Prediction(.2);

        memory.Apply(Terms("kiosk lakeside"), p);

        Assert.Equal(Groceries, Array.IndexOf(p, p.Max()));
        Assert.Equal(1, p.Sum(), 9);
    }

    [Fact]
    public void An_own_category_can_be_learnt_although_the_model_does_not_know_it()
    {
        const int own = Taxonomy.Count;
        var memory = new PersonalMemory(Taxonomy.Count + 1);
        memory.Learn(Terms("sailing club"), own);
        var p = Prediction(.9, Taxonomy.Count + 1);

        memory.Apply(Terms("sailing club"), p);

        Assert.Equal(own, Array.IndexOf(p, p.Max()));
    }

    private static MemoryTerms Terms(string description) => MemoryTerms.Of(description, MoneyDirection.Out);

    private static double[] Prediction(double dining, int width = Taxonomy.Count)
    {
        var p = new double[width];
        Array.Fill(p, (1 - dining) / (Taxonomy.Count - 1), 0, Taxonomy.Count);
        p[Dining] = dining;
        return p;
    }
}

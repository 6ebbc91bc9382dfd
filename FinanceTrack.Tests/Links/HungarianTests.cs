using CsCheck;
using FinanceTrack.Domain.Links.Transfers;

namespace FinanceTrack.Tests.Links;

public sealed class HungarianTests
{
    [Fact]
    public void The_assignment_is_as_cheap_as_the_best_of_all() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 2])
            .SelectMany(size => Gen.Int[-20, 20].Array[size.Item1 * (size.Item1 + size.Item2)]
            .Select(costs => (Rows: size.Item1, Columns: size.Item1 + size.Item2, costs)))
            .Sample(problem =>
            {
                var costs = new double[problem.Rows, problem.Columns];
                for (var i = 0; i < problem.costs.Length; i++)
                    costs[i / problem.Columns, i % problem.Columns] = problem.costs[i];
                var columns = Hungarian.Solve(costs);

                Assert.Equal(problem.Rows, columns.Distinct().Count());
                Assert.Equal(Best(costs, 0, []), columns.Select((column, row) => costs[row, column]).Sum(), 9);
            });

    private static double Best(double[,] costs, int row, List<int> used)
    {
        if (row == costs.GetLength(0))
            return 0;
        return Enumerable.Range(0, costs.GetLength(1))
            .Where(column => !used.Contains(column)).Min(column => costs[row, column] + Best(costs, row + 1, [.. used, column]));
    }
}

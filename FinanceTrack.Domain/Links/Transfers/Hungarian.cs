namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>
/// The assignment of each row to its own column at the least total cost: the Hungarian algorithm with potentials, O(rows² · columns).
/// </summary>
internal static class Hungarian
{
    /// <summary>The cost of what must not be chosen.</summary>
    public const double Forbidden = 1e6;

    /// <summary>The column of each row. There must be at least as many columns as rows.</summary>
    public static int[] Solve(double[,] costs)
    {
        int rows = costs.GetLength(0), columns = costs.GetLength(1);
        // Indexes from 1; column 0 is where each search starts.
        var rowPotential = new double[rows + 1];
        var columnPotential = new double[columns + 1];
        var rowOf = new int[columns + 1];
        for (var row = 1; row <= rows; row++)
        {
            rowOf[0] = row;
            Augment(costs, rowPotential, columnPotential, rowOf);
        }

        var columnOf = new int[rows];
        for (var column = 1; column <= columns; column++)
        {
            if (rowOf[column] > 0)
                columnOf[rowOf[column] - 1] = column - 1;
        }

        return columnOf;
    }

    /// <summary>Finds the cheapest alternating path from the row in column 0 to a free column, and turns it over.</summary>
    private static void Augment(double[,] costs, double[] rowPotential, double[] columnPotential, int[] rowOf)
    {
        var columns = columnPotential.Length - 1;
        var slack = new double[columns + 1];
        Array.Fill(slack, double.PositiveInfinity);
        var previous = new int[columns + 1];
        var used = new bool[columns + 1];
        var current = 0;
        do
        {
            used[current] = true;
            int row = rowOf[current], next = 0;
            var least = double.PositiveInfinity;
            for (var column = 1; column <= columns; column++)
            {
                if (used[column])
                    continue;
                var reduced = costs[row - 1, column - 1] - rowPotential[row] - columnPotential[column];
                if (reduced < slack[column])
                    (slack[column], previous[column]) = (reduced, current);
                if (slack[column] < least)
                    (least, next) = (slack[column], column);
            }

            for (var column = 0; column <= columns; column++)
            {
                if (used[column])
                {
                    rowPotential[rowOf[column]] += least;
                    columnPotential[column] -= least;
                }
                else
                {
                    slack[column] -= least;
                }
            }

            current = next;
        }
        while (rowOf[current] != 0);

        for (; current != 0; current = previous[current])
            rowOf[current] = rowOf[previous[current]];
    }
}

using System.Data;
using Dapper;
using FluentMigrator;

namespace FinanceTrack.Domain.Categories.Rows;

/// <summary>
/// Category names are unique by their folded form. Of a user's categories whose names are the same from now on, the oldest keeps its name
/// and the others get a number behind it.
/// </summary>
[Migration(1061, "Category names")]
public sealed class M1061CategoryNames : ForwardOnlyMigration
{
    public override void Up() => Execute.WithConnection(RenameAll);

    private static void RenameAll(IDbConnection connection, IDbTransaction transaction)
    {
        var rows = connection.Query<NameRow>(
            "SELECT UserId, Id, Name, NameKey FROM Categories ORDER BY UserId, Id", transaction: transaction).AsList();
        foreach (var user in rows.GroupBy(row => Convert.ToHexString(row.UserId)))
        {
            // A new name first: the key that it gives up may be what another of the user's rows needs.
            foreach (var row in Named([.. user]).Where(row => row.IsChanged).OrderBy(row => row.NewName == row.Name))
            {
                connection.Execute(
                    "UPDATE Categories SET Name = @NewName, NameKey = @NewKey WHERE UserId = @UserId AND Id = @Id",
                    new { row.NewName, row.NewKey, row.UserId, row.Id },
                    transaction);
            }
        }
    }

    private static List<NameRow> Named(List<NameRow> rows)
    {
        var first = rows.DistinctBy(row => CategoryName.Key(row.Name)).ToHashSet();
        var taken = rows.SelectMany(row => new[] { CategoryName.Key(row.Name), row.NameKey }).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            row.NewName = first.Contains(row) ? row.Name : Numbered(row.Name, taken);
            row.NewKey = CategoryName.Key(row.NewName);
        }

        return rows;
    }

    private static string Numbered(string name, HashSet<string> taken)
    {
        for (var number = 2; ; number++)
        {
            var suffix = $" ({number})";
            var stem = name[..Math.Min(name.Length, CategoryName.MaxLength - suffix.Length)];
            var numbered = (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem) + suffix;
            if (taken.Add(CategoryName.Key(numbered)))
                return numbered;
        }
    }

    private sealed class NameRow
    {
        public byte[] UserId { get; init; } = [];

        public byte[] Id { get; init; } = [];

        public string Name { get; init; } = "";

        public string NameKey { get; init; } = "";

        public string NewName { get; set; } = "";

        public string NewKey { get; set; } = "";

        public bool IsChanged => (NewName, NewKey) != (Name, NameKey);
    }
}

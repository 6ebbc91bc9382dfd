using System.Collections;
using System.Reflection;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Tests.Data;

/// <summary>A statement of the product and where it stands: its type, and the field or method.</summary>
internal sealed record NamedStatement(Type Type, string Member, int Number, Statement Statement)
{
    public string Class => Type.Name;

    public string Name => $"{Class}.{Member}#{Number}";
}

/// <summary>
/// Every statement the product can send: static fields that hold one or several, and families made on demand, which a
/// static method without parameters lists.
/// </summary>
internal static class Statements
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Type[] Types = [.. typeof(Statement).Assembly.GetTypes().Where(type => type != typeof(Statement))];

    public static IReadOnlyList<NamedStatement> All { get; } = [.. Types.Where(t => !t.ContainsGenericParameters).SelectMany(In)];

    /// <summary>The type that declares the statement itself, where others only make it part of theirs; null when none does.</summary>
    public static Type? OwnerOf(Statement statement) => Owners.GetValueOrDefault(statement);

    private static readonly Dictionary<Statement, Type> Owners = All
        .Where(found => found.Statement.Parts.Count == 1)
        .GroupBy(found => found.Statement)
        .ToDictionary(found => found.Key, found => found.First().Type);

    /// <summary>Fields that would keep a statement where <see cref="All"/> does not see it.</summary>
    public static IEnumerable<string> FindHidden() =>
        from type in Types
        from field in type.GetFields(Instance).Concat(type.ContainsGenericParameters ? type.GetFields(Static) : [])
        where field.FieldType == typeof(Statement) && !IsOfCompiler(type)
        select $"{type.Name}.{field.Name}";

    private static IEnumerable<NamedStatement> In(Type type)
    {
        var fields =
            from field in type.GetFields(Static)
            from statement in Unfold(field.GetValue(null))
            select (field.Name, Statement: statement);
        var families =
            from method in type.GetMethods(Static)
            where method.GetParameters().Length == 0 && typeof(IEnumerable<Statement>).IsAssignableFrom(method.ReturnType)
            from statement in Unfold(method.Invoke(null, null))
            select (method.Name, Statement: statement);
        return fields.Concat(families).Select((found, i) => new NamedStatement(type, found.Name, i, found.Statement));
    }

    private static IEnumerable<Statement> Unfold(object? value) => value switch
    {
        Statement statement => [statement],
        Lazy<Statement> lazy => [lazy.Value],
        IDictionary dictionary => dictionary.Values.Cast<object?>().SelectMany(Unfold),
        IEnumerable<Statement?> several => several.OfType<Statement>(),
        _ => [],
    };

    // A lambda or iterator that holds a statement while it runs got it from a field.
    private static bool IsOfCompiler(Type type) => type.Name.Contains('<', StringComparison.Ordinal);
}

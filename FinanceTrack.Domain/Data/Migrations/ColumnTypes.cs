using FluentMigrator.Builders;
using FluentMigrator.Infrastructure;

namespace FinanceTrack.Domain.Data.Migrations;

/// <summary>The column types of the product, one name for both engines. How values stand in them: <see cref="SqlValues"/>.</summary>
internal static class ColumnTypes
{
    /// <summary>A version-7 GUID as 16 bytes in network order.</summary>
    public static TNext AsId<TNext>(this IColumnTypeSyntax<TNext> column)
        where TNext : IFluentSyntax => column.AsCustom("BINARY(16)");

    /// <summary>A UTC instant to the millisecond.</summary>
    public static TNext AsInstant<TNext>(this IColumnTypeSyntax<TNext> column)
        where TNext : IFluentSyntax => column.AsCustom("DATETIME2(3)");

    /// <summary>A date without a time.</summary>
    public static TNext AsDay<TNext>(this IColumnTypeSyntax<TNext> column)
        where TNext : IFluentSyntax => column.AsCustom("DATE");

    /// <summary>An ISO 4217 code. (The migrator's own <c>AsCurrency</c> is a MONEY column.)</summary>
    public static TNext AsCurrencyCode<TNext>(this IColumnTypeSyntax<TNext> column)
        where TNext : IFluentSyntax => column.AsCustom("CHAR(3)");

    /// <summary>An IEEE double. (The migrator's own would be NUMERIC in SQLite, which turns 2.0 into an integer.)</summary>
    public static TNext AsReal<TNext>(this IColumnTypeSyntax<TNext> column)
        where TNext : IFluentSyntax => column.AsCustom("FLOAT");
}

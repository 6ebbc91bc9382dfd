using System.Data;
using Dapper;
using FinanceTrack.Domain.Monetary;
using Microsoft.Data.Sqlite;

namespace FinanceTrack.Domain.Data;

/// <summary>Writes our types into Dapper's parameters, and reads them out of its rows, as <see cref="SqlValues"/> has them stand.</summary>
internal static class SqlHandlers
{
    /// <summary>By the type that each is for; one of a value type is for its nullable form as well.</summary>
    public static IReadOnlyDictionary<Type, SqlMapper.ITypeHandler> All { get; } = new Dictionary<Type, SqlMapper.ITypeHandler>
    {
        [typeof(Guid)] = new IdHandler(),
        [typeof(DateTimeOffset)] = new InstantHandler(),
        [typeof(DateOnly)] = new DayHandler(),
        [typeof(Currency)] = new CurrencyHandler(),
    };

    /// <summary>
    /// A parameter has its column's type even when it has no value. Dapper's own base class leaves it without one, the driver then
    /// sends text, and SQL Server takes no text for BINARY, not even NULL (error 257).
    /// </summary>
    private abstract class Handler : SqlMapper.ITypeHandler
    {
        public void SetValue(IDbDataParameter parameter, object? value)
        {
            var isSqlite = parameter is SqliteParameter;
            SetType(parameter, isSqlite);
            parameter.Value = isSqlite ? SqlValues.ForSqlite(Clean(value)) : SqlValues.ForSqlServer(Clean(value));
        }

        public abstract object Parse(Type destinationType, object value);

        protected abstract void SetType(IDbDataParameter parameter, bool isSqlite);

        private static object? Clean(object? value) => value is DBNull ? null : value;
    }

    private sealed class IdHandler : Handler
    {
        public override object Parse(Type destinationType, object value) => new Guid((byte[])value, bigEndian: true);

        protected override void SetType(IDbDataParameter parameter, bool isSqlite) =>
            (parameter.DbType, parameter.Size) = (DbType.Binary, 16);
    }

    private sealed class InstantHandler : Handler
    {
        public override object Parse(Type destinationType, object value) => value is long milliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : new DateTimeOffset(DateTime.SpecifyKind((DateTime)value, DateTimeKind.Utc));

        protected override void SetType(IDbDataParameter parameter, bool isSqlite) =>
            parameter.DbType = isSqlite ? DbType.Int64 : DbType.DateTime2;
    }

    private sealed class DayHandler : Handler
    {
        public override object Parse(Type destinationType, object value) =>
            value is string text ? SqlValues.ParseDay(text) : DateOnly.FromDateTime((DateTime)value);

        protected override void SetType(IDbDataParameter parameter, bool isSqlite) =>
            parameter.DbType = isSqlite ? DbType.String : DbType.Date;
    }

    private sealed class CurrencyHandler : Handler
    {
        public override object Parse(Type destinationType, object value) => Currency.Of((string)value);

        protected override void SetType(IDbDataParameter parameter, bool isSqlite) =>
            (parameter.DbType, parameter.Size) = (DbType.AnsiStringFixedLength, 3);
    }
}

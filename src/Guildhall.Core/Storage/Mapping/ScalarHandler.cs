using System.Data;
using Dapper;

namespace Guildhall.Core.Storage.Mapping;

/// <summary>One value in one column; null stays null.</summary>
internal sealed class ScalarHandler<T>(DbType column, Func<T, object> toColumn, Func<object, T> fromColumn)
    : SqlMapper.ITypeHandler
    where T : struct
{
    public void SetValue(IDbDataParameter parameter, object value)
    {
        parameter.DbType = column;
        parameter.Value = value is T known ? toColumn(known) : DBNull.Value;
    }

    public object? Parse(Type destinationType, object value) => value is null or DBNull ? null : fromColumn(value);
}

using System.Data;
using System.Reflection;
using Dapper;

namespace Guildhall.Core.Storage.Mapping;

/// <summary>Stores a one-value record struct as that value: <c>ulong</c> and <c>long</c> as bigint, text as text.</summary>
internal static class WrapperHandler
{
    private static readonly MethodInfo create = typeof(WrapperHandler).GetMethod(
        nameof(Create),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    public static SqlMapper.ITypeHandler? TryCreate(Type type)
    {
        if (
            !type.IsValueType
            || type.IsPrimitive
            || type.IsEnum
            || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true
        )
        {
            return null;
        }

        var constructor = Array.Find(type.GetConstructors(), c => c.GetParameters() is [{ Name: "Value" }]);
        var property = type.GetProperty("Value");
        if (constructor is null || property is null || !IsColumn(property.PropertyType))
        {
            return null;
        }

        return (SqlMapper.ITypeHandler)
            create.MakeGenericMethod(type, property.PropertyType).Invoke(null, [constructor, property])!;
    }

    private static bool IsColumn(Type type) =>
        type == typeof(ulong) || type == typeof(long) || type == typeof(int) || type == typeof(string);

    private static ScalarHandler<T> Create<T, TValue>(ConstructorInfo constructor, PropertyInfo property)
        where T : struct
    {
        var get = property.GetMethod!.CreateDelegate<Getter<T, TValue>>();
        var make = Maker<T, TValue>(constructor);
        if (typeof(TValue) == typeof(ulong))
        {
            // Discord's ids use 63 bits for the next centuries; unchecked keeps even a hostile one a round trip.
            return new ScalarHandler<T>(
                DbType.Int64,
                value => unchecked((long)(ulong)(object)get(ref value)!),
                column => make((TValue)(object)unchecked((ulong)Convert.ToInt64(column)))
            );
        }

        var column = typeof(TValue) == typeof(string) ? DbType.String : DbType.Int64;
        return new ScalarHandler<T>(
            column,
            value => get(ref value)!,
            raw => make((TValue)Convert.ChangeType(raw, typeof(TValue), null))
        );
    }

    private static Func<TValue, T> Maker<T, TValue>(ConstructorInfo constructor)
    {
        var value = System.Linq.Expressions.Expression.Parameter(typeof(TValue));
        return System
            .Linq.Expressions.Expression.Lambda<Func<TValue, T>>(
                System.Linq.Expressions.Expression.New(constructor, value),
                value
            )
            .Compile();
    }

    private delegate TValue Getter<T, TValue>(ref T instance);
}

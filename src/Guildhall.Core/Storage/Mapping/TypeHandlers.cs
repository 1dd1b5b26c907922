using System.Collections;
using System.Collections.Concurrent;
using System.Data;
using System.Reflection;
using Dapper;

namespace Guildhall.Core.Storage.Mapping;

/// <summary>
/// Teaches Dapper our value types when it first meets them: times, durations, and every record struct whose only
/// content is a <c>Value</c> (<c>Snowflake&lt;T&gt;</c>, <c>TenantId</c>, <c>TicketId</c>).
/// </summary>
internal static class TypeHandlers
{
    private static readonly ConcurrentDictionary<Type, bool> prepared = new();
    private static readonly Lock registration = new();
    private static bool isRegistered;

    public static void Register()
    {
        lock (registration)
        {
            if (isRegistered)
            {
                return;
            }

            DefaultTypeMap.MatchNamesWithUnderscores = true;
            SqlMapper.TypeMapProvider = type => new RecordTypeMap(type);
            // Dapper prefers its own map to a handler.
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
            SqlMapper.RemoveTypeMap(typeof(TimeSpan));
            SqlMapper.RemoveTypeMap(typeof(TimeSpan?));
            SqlMapper.AddTypeHandler(
                typeof(DateTimeOffset),
                new ScalarHandler<DateTimeOffset>(
                    DbType.Int64,
                    at => at.ToUnixTimeMilliseconds(),
                    value => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(value))
                )
            );
            SqlMapper.AddTypeHandler(
                typeof(TimeSpan),
                new ScalarHandler<TimeSpan>(
                    DbType.Int64,
                    duration => (long)duration.TotalMilliseconds,
                    value => TimeSpan.FromMilliseconds(Convert.ToInt64(value))
                )
            );
            isRegistered = true;
        }
    }

    public static void PrepareArguments(object? args)
    {
        if (args is null or DynamicParameters)
        {
            return;
        }

        var type = args.GetType();
        if (args is IEnumerable && type.IsGenericType)
        {
            type = type.GetGenericArguments()[^1];
        }

        Prepare(type);
    }

    /// <summary>Registers what the type is or holds.</summary>
    public static void Prepare(Type type)
    {
        if (prepared.ContainsKey(type))
        {
            return;
        }

        lock (registration)
        {
            if (!TryAdd(type) && !type.IsPrimitive && type != typeof(string))
            {
                foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                {
                    TryAdd(property.PropertyType);
                }
            }
        }

        prepared[type] = true;
    }

    private static bool TryAdd(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (SqlMapper.HasTypeHandler(type))
        {
            return true;
        }

        var handler = WrapperHandler.TryCreate(type);
        if (handler is not null)
        {
            SqlMapper.AddTypeHandler(type, handler);
        }

        return handler is not null;
    }
}

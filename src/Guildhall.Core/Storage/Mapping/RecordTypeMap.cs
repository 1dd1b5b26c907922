using System.Reflection;
using Dapper;

namespace Guildhall.Core.Storage.Mapping;

/// <summary>Dapper's own map, but a record's parameters match columns by name and order alone: SQLite knows only
/// 64-bit numbers, and a parameter that is an <c>int</c>, a <c>bool</c> or an enum is converted.</summary>
internal sealed class RecordTypeMap(Type type) : SqlMapper.ITypeMap
{
    private readonly DefaultTypeMap own = new(type);

    public ConstructorInfo? FindConstructor(string[] names, Type[] types) =>
        own.FindConstructor(names, types) ?? Array.Find(type.GetConstructors(), c => Matches(c.GetParameters(), names));

    public ConstructorInfo? FindExplicitConstructor() => own.FindExplicitConstructor();

    public SqlMapper.IMemberMap? GetConstructorParameter(ConstructorInfo constructor, string columnName) =>
        own.GetConstructorParameter(constructor, columnName);

    public SqlMapper.IMemberMap? GetMember(string columnName) => own.GetMember(columnName);

    private static bool Matches(ParameterInfo[] parameters, string[] names) =>
        parameters.Length == names.Length
        && parameters
            .Zip(names)
            .All(pair =>
                string.Equals(
                    pair.First.Name,
                    pair.Second.Replace("_", "", StringComparison.Ordinal),
                    StringComparison.OrdinalIgnoreCase
                )
            );
}

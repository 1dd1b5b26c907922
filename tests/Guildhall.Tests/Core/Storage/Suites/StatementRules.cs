using System.Reflection;
using System.Text.RegularExpressions;
using Guildhall.Core.Storage;

namespace Guildhall.Tests.Core.Storage.Suites;

/// <summary>Every constant of a class named <c>…Sql</c>, and the rule that its statement names a tenant or a guild.</summary>
internal static partial class StatementRules
{
    private static readonly string[] assemblies =
    [
        "Guildhall.Core",
        "Guildhall.Onomancer",
        "Guildhall.Sietch",
        "Guildhall.Aegis",
    ];

    /// <summary>The statements of the core and of every product.</summary>
    public static IReadOnlyList<(string Name, string Text)> All(Dialect dialect) =>
        [.. assemblies.SelectMany(name => StatementsOf(Assembly.Load(name), dialect))];

    /// <summary>The statements of an assembly; those of <c>…SqliteSql</c> and <c>…PostgresSql</c> are for one database.
    /// </summary>
    private static IReadOnlyList<(string Name, string Text)> StatementsOf(Assembly assembly, Dialect dialect) =>
        [
            .. assembly
                .GetTypes()
                .Where(type => type.Name.EndsWith("Sql", StringComparison.Ordinal) && IsFor(type, dialect))
                .SelectMany(type =>
                    type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                        .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string))
                        .Select(field => ($"{type.Name}.{field.Name}", (string)field.GetRawConstantValue()!))
                ),
        ];

    /// <summary>Null when the statement names the tenant or guild whose rows it means, or the one person who asks for what
    /// is about them (<c>@Self</c>), or touches global tables only.
    /// </summary>
    public static string? Violation(string name, string text)
    {
        var common = CommonTable().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();
        var owned = Table()
            .Matches(text)
            .Select(match => match.Groups[1].Value.ToLowerInvariant())
            .Where(table => !common.Contains(table) && !GlobalTables.Names.Contains(table))
            .Distinct()
            .ToList();
        return owned.Count == 0 || Owner().IsMatch(text) || OwnPerson().IsMatch(text) || InsertedOwner().IsMatch(text)
            ? null
            : $"{name} touches {string.Join(", ", owned)} without saying whose rows.";
    }

    private static bool IsFor(Type type, Dialect dialect) =>
        !type.Name.EndsWith(dialect == Dialect.Sqlite ? "PostgresSql" : "SqliteSql", StringComparison.Ordinal);

    // A name with a parenthesis after FROM is a function; after INTO, its columns.
    [GeneratedRegex(
        @"\b(?:(?:FROM|JOIN)\s+(?![a-z_]+\s*\()|INTO\s+|(?<!FOR\s)UPDATE\s+(?!SET\b))([a-z_]+)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Table();

    [GeneratedRegex(@"\b([a-z_]+)\s+AS\s+(?:MATERIALIZED\s*)?\(", RegexOptions.IgnoreCase)]
    private static partial Regex CommonTable();

    [GeneratedRegex(@"\b(?:tenant_id|guild_id)\s*(?:=|IN\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Owner();

    [GeneratedRegex(@"(?:_id|_by|actor)\s*=\s*@Self(?:Text)?\b|LIKE\s+@SelfLike\b")]
    private static partial Regex OwnPerson();

    [GeneratedRegex(@"\bINSERT\s+INTO\s+[a-z_]+\s*\([^)]*\b(?:tenant_id|guild_id)\b", RegexOptions.IgnoreCase)]
    private static partial Regex InsertedOwner();
}

using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Guildhall.Core.Storage;

/// <summary>One numbered file of <c>Storage/Migrations/{database}</c>: <c>0001_core.sql</c>.</summary>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>Line endings aside, since git may change them.</summary>
    public string Checksum =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(Sql.Replace("\r\n", "\n", StringComparison.Ordinal)))
        );

    /// <summary>The program's own, by number.</summary>
    public static IReadOnlyList<Migration> Of(Dialect dialect)
    {
        var assembly = typeof(Migration).Assembly;
        var folder = $"{assembly.GetName().Name}.Storage.Migrations.{dialect.Name}.";
        var migrations = assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name => Read(assembly, name, name[folder.Length..^".sql".Length]))
            .OrderBy(migration => migration.Number)
            .ToList();
        return migrations;
    }

    private static Migration Read(Assembly assembly, string resource, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return new Migration(
            int.Parse(name.AsSpan(0, name.IndexOf('_')), NumberStyles.None, CultureInfo.InvariantCulture),
            name,
            reader.ReadToEnd()
        );
    }
}

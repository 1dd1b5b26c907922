namespace Guildhall.Core.Storage;

/// <summary>What must differ between the two databases; everything else is written once.</summary>
public sealed class Dialect
{
    private Dialect(string name) => Name = name;

    public static Dialect Sqlite { get; } = new("sqlite");

    public static Dialect Postgres { get; } = new("postgres");

    /// <summary><c>sqlite</c> or <c>postgres</c>; also the folder of its migrations.</summary>
    public string Name { get; }

    /// <summary>The statement for this database. Constants that only one understands stand in a class named
    /// <c>…SqliteSql</c> or <c>…PostgresSql</c>, so that the tests prepare them there alone.</summary>
    public string Choose(string sqlite, string postgres) => this == Sqlite ? sqlite : postgres;

    public override string ToString() => Name;
}

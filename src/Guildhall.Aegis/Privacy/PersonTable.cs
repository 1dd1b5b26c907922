namespace Guildhall.Aegis.Privacy;

/// <summary>What one table knows of people: how it is given out, and how they are taken out of it.</summary>
internal sealed record PersonTable(string Name)
{
    /// <summary>What an export takes from it.</summary>
    public IReadOnlyList<PersonPart> Parts { get; init; } = [];

    /// <summary>Why nothing of it is given out; null where something is.</summary>
    public string? NotExported { get; init; }

    /// <summary>Statements of <see cref="PersonEraseSql"/>, in their order; a second run of them changes nothing.</summary>
    public IReadOnlyList<string> Erasures { get; init; } = [];

    /// <summary>Why nobody is taken out of it; null where somebody is.</summary>
    public string? NotErased { get; init; }
}

/// <summary>One file of an export.</summary>
/// <param name="Sql">Its columns are the fields: <c>…_at</c> are times, <c>server</c> and <c>…_id</c> ids.</param>
internal sealed record PersonPart(string Name, string Sql);

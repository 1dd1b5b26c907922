namespace Guildhall.Onomancer.Documents;

/// <summary>One project of a tenant, as its tenant file gives it.</summary>
internal sealed record ProjectSettings
{
    /// <summary>What users type: <c>mibera</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What readers see; the name where absent.</summary>
    public string? Title { get; init; }

    /// <summary>The folder that holds the project's documents. Nothing outside it is ever read, and users never see it.</summary>
    public required string Root { get; init; }

    /// <summary>Overrides of the built-in shorthands and new ones, without the at sign, to a path inside the root:
    /// <c>prd</c> → <c>product/requirements.md</c>.</summary>
    public IReadOnlyDictionary<string, string> Shorthands { get; init; } = new Dictionary<string, string>();

    /// <summary>Bytes of the largest document that is read. Default 10 MB.</summary>
    public long LargestDocument { get; init; } = 10_000_000;

    public string DisplayTitle => string.IsNullOrWhiteSpace(Title) ? Name : Title;
}

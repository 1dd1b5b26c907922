namespace Guildhall.Sietch.Privacy;

/// <summary>What one table knows of a community. All its rows go when the server is erased.</summary>
internal sealed record CommunityTable(string Name)
{
    /// <summary>Under which name it is given to the server's owner; null where nothing of it is.</summary>
    public string? File { get; init; }

    /// <summary>A statement of <see cref="CommunitySql"/>; null where the file is made from more than a statement.</summary>
    public string? Export { get; init; }

    /// <summary>Why nothing of it is given out.</summary>
    public string? NotExported { get; init; }

    public string Erase => $"DELETE FROM {Name} WHERE tenant_id = @Tenant";
}

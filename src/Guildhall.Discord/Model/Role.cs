namespace Guildhall.Discord.Model;

/// <summary>Source: https://discord.com/developers/docs/topics/permissions#role-object</summary>
public sealed record Role
{
    /// <summary>@everyone has the guild's id.</summary>
    public Snowflake<Role> Id { get; init; }

    public string Name
    {
        get => field ?? "";
        init;
    }

    /// <summary>0xRRGGBB; 0 is none.</summary>
    public int Color { get; init; }

    public bool Hoist { get; init; }

    public int Position { get; init; }

    public Permissions Permissions { get; init; }

    /// <summary>Belongs to an integration: nobody can give or take it by hand.</summary>
    public bool Managed { get; init; }

    public bool Mentionable { get; init; }

    public RoleTags? Tags { get; init; }
}

public sealed record RoleTags
{
    /// <summary>The bot that this role came with.</summary>
    public Snowflake<User>? BotId { get; init; }
}

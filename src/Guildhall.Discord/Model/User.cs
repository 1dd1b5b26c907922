using System.Text.Json.Serialization;

namespace Guildhall.Discord.Model;

/// <summary>Source: https://discord.com/developers/docs/resources/user#user-object</summary>
public sealed record User
{
    public Snowflake<User> Id { get; init; }

    public string Username
    {
        get => field ?? "";
        init;
    }

    public string? GlobalName { get; init; }

    public string? Discriminator { get; init; }

    /// <summary>Image hash.</summary>
    public string? Avatar { get; init; }

    public bool Bot { get; init; }

    public bool System { get; init; }

    /// <summary>The server whose tag stands beside the name; null for none.</summary>
    public PrimaryGuild? PrimaryGuild { get; init; }

    [JsonIgnore]
    public string DisplayName => GlobalName ?? Username;
}

/// <summary>Source: https://discord.com/developers/docs/resources/user#user-object-user-primary-guild</summary>
/// <param name="IdentityEnabled">False or null: the tag is not shown.</param>
/// <param name="Tag">Up to 4 characters.</param>
public sealed record PrimaryGuild(Snowflake<Guild>? IdentityGuildId, bool? IdentityEnabled, string? Tag);

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

    [JsonIgnore]
    public string DisplayName => GlobalName ?? Username;
}

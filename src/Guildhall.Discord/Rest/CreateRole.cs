using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

/// <summary>Source: https://discord.com/developers/docs/resources/guild#create-guild-role</summary>
public sealed record CreateRole
{
    /// <summary>1–100 characters.</summary>
    public required string Name { get; init; }

    public Permissions Permissions { get; init; }

    /// <summary>0xRRGGBB.</summary>
    public int? Color { get; init; }

    /// <summary>Its members stand apart in the list.</summary>
    public bool? Hoist { get; init; }

    public bool? Mentionable { get; init; }

    /// <summary>A standard emoji as the role's picture, where the guild has that feature.</summary>
    public string? UnicodeEmoji { get; init; }
}

/// <summary>Source: https://discord.com/developers/docs/resources/guild#modify-guild-role</summary>
public sealed record ModifyRole
{
    /// <summary>1–100 characters.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<Permissions?> Permissions { get; init; }

    /// <summary>0xRRGGBB.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> Color { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<bool?> Hoist { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<bool?> Mentionable { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> UnicodeEmoji { get; init; }
}

using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary>What a guild has, so that settings name its channels and roles and no others.</summary>
internal interface ISettingPlaces
{
    IReadOnlyList<NamedId> Channels { get; }

    IReadOnlyList<NamedId> Roles { get; }

    /// <summary>Why it cannot be set, as a sentence; null where it can.</summary>
    string? ProblemOf(Snowflake<Channel> channel, bool isWrittenTo);

    /// <summary>Why it cannot be set, as a sentence; null where it can.</summary>
    string? ProblemOf(Snowflake<Role> role, RoleUse use);
}

/// <param name="Kind">In words: "text channel", "category", "role".</param>
internal sealed record NamedId(ulong Id, string Name, string Kind);

internal enum RoleUse
{
    /// <summary>It is only recognized: who has it.</summary>
    Named,

    /// <summary>The bot gives it to people whom staff choose.</summary>
    Given,

    /// <summary>The bot gives it to whoever joins.</summary>
    GivenToAll,
}

/// <summary>For settings that were right when they were made.</summary>
internal sealed class AnyPlace : ISettingPlaces
{
    public static AnyPlace Instance { get; } = new();

    public IReadOnlyList<NamedId> Channels => [];

    public IReadOnlyList<NamedId> Roles => [];

    public string? ProblemOf(Snowflake<Channel> channel, bool isWrittenTo) => null;

    public string? ProblemOf(Snowflake<Role> role, RoleUse use) => null;
}

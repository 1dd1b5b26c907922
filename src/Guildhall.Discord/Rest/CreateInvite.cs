namespace Guildhall.Discord.Rest;

/// <summary>Source: https://discord.com/developers/docs/resources/channel#create-channel-invite</summary>
public sealed record CreateInvite
{
    /// <summary>Seconds, 0–5,184,000; 0 never ends; a day where absent.</summary>
    public int? MaxAge { get; init; }

    /// <summary>0–100; 0, the default, is without end.</summary>
    public int? MaxUses { get; init; }

    public bool? Temporary { get; init; }

    /// <summary>Never hands out an existing one like it.</summary>
    public bool? Unique { get; init; }
}

namespace Guildhall.Discord.Model;

/// <summary>Source: https://discord.com/developers/docs/resources/guild#incidents-data-object</summary>
public sealed record IncidentsData
{
    public DateTimeOffset? InvitesDisabledUntil { get; init; }

    public DateTimeOffset? DmsDisabledUntil { get; init; }

    public DateTimeOffset? DmSpamDetectedAt { get; init; }

    public DateTimeOffset? RaidDetectedAt { get; init; }
}

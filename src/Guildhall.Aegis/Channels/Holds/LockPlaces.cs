using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Channels.Holds;

/// <summary>Which channels a lock is about: one, those of a category, a preset's, or the server's.</summary>
internal sealed class LockPlaces(GuildSettingsBook settings, GuildCache guilds, DiscordRest rest)
{
    public async Task<Result<Found>> ChannelAsync(
        GuildStanding standing,
        Snowflake<Channel> channel,
        CancellationToken cancellation
    )
    {
        if (standing.FindChannel(channel) is not { } found)
        {
            return AccessRefusals.UnknownChannel(channel);
        }

        if (found.Type != ChannelType.GuildCategory)
        {
            return new Found([found]);
        }

        var all = await AllAsync(standing, cancellation);
        IReadOnlyList<Channel> inside = [.. all.Where(inner => inner.ParentId == channel)];
        return inside.Count > 0 ? new Found(inside) : HoldRefusals.NoChannels;
    }

    public async Task<Result<Found>> PresetAsync(GuildStanding standing, string name, CancellationToken cancellation)
    {
        var presets = (await settings.GetAsync(standing.Roles.Guild, cancellation)).Lockdown.Presets;
        if (!presets.TryGetValue(name.Trim().ToLowerInvariant(), out var channels))
        {
            return HoldRefusals.UnknownPreset(name, presets.Keys);
        }

        // Those that were deleted since the preset was made are no obstacle.
        IReadOnlyList<Channel> known = [.. channels.Select(standing.FindChannel).OfType<Channel>()];
        return known.Count > 0 ? new Found(known) : HoldRefusals.NoChannels;
    }

    public async Task<Result<Found>> ServerAsync(GuildStanding standing, CancellationToken cancellation)
    {
        var all = await AllAsync(standing, cancellation);
        return all.Count > 0 ? new Found(all) : HoldRefusals.NoChannels;
    }

    private async Task<IReadOnlyList<Channel>> AllAsync(GuildStanding standing, CancellationToken cancellation)
    {
        var guild = standing.Roles.Guild;
        var channels = guilds.TryGet(guild)?.Channels ?? await rest.GetGuildChannelsAsync(guild, cancellation);
        return [.. channels.Where(channel => LockRules.CanBeLocked(channel) && !channel.IsThread).OrderBy(c => c.Id)];
    }

    internal sealed record Found(IReadOnlyList<Channel> Channels);
}

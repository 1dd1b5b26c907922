using System.Runtime.CompilerServices;
using Guildhall.Core;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;
using Microsoft.Extensions.Options;

namespace Guildhall.Sietch.Communities;

/// <summary>The tenants that have a community.</summary>
internal sealed class CommunityRegistry(TenantRegistry tenants, GuildCache guilds, IOptions<SietchOptions> options)
{
    // By the section itself: files that were read again have other sections.
    private readonly ConditionalWeakTable<SietchSection, Community> known = [];
    private volatile Listed? listed;

    /// <summary>In the order of their tenants' ids.</summary>
    public IReadOnlyList<Community> All
    {
        get
        {
            // Asked for at every call of the gate: made once for each reading of the files.
            var all = tenants.All;
            var last = listed;
            if (last is null || !ReferenceEquals(last.Of, all))
            {
                listed = last = new(all, [.. all.Select(TryOf).OfType<Community>()]);
            }

            return last.Communities;
        }
    }

    public Community? TryGet(TenantId tenant) => tenants.TryGet(tenant) is { } found ? TryOf(found) : null;

    /// <summary>The community that lives in this guild, or what to tell who asks there.</summary>
    public Result<Community> Resolve(Tenant tenant, Snowflake<Guild> guild) =>
        TryOf(tenant) is { } community && IsGuildOf(community, guild) ? community : CommunityRefusals.NotHere;

    /// <summary>The community that lives in this guild; null where none does.</summary>
    public Community? TryByGuild(Snowflake<Guild> guild) =>
        tenants.TryGetByGuild(guild) is { } tenant && Resolve(tenant, guild).TryGet(out var community, out _)
            ? community
            : null;

    /// <summary>Null while the bot has not seen it.</summary>
    public CachedGuild? TryGuild(Community community) =>
        guilds.Guilds.FirstOrDefault(guild => IsGuildOf(community, guild.Id));

    private bool IsGuildOf(Community community, Snowflake<Guild> guild) =>
        ulong.TryParse(community.Guild, out var id)
            ? id == guild.Value
            : string.Equals(guilds.TryGet(guild)?.Name, community.Guild, StringComparison.OrdinalIgnoreCase)
                && tenants.TryGetByGuild(guild)?.Id == community.Tenant;

    private Community? TryOf(Tenant tenant) =>
        tenant.TryGetSection<SietchSection>() is { } section
            ? known.GetValue(
                section,
                s => Community.Of(tenant.Id, s, options.Value.Endpoints.GetValueOrDefault(tenant.Id.Value))
            )
            : null;

    private sealed record Listed(IReadOnlyList<Tenant> Of, IReadOnlyList<Community> Communities);
}

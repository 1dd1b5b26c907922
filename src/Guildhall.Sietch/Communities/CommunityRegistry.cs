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

    /// <summary>Whose community lives in this guild, also where the bot was removed: one that is named by a name nobody sees any
    /// more is known by what is stored, or by its tenant, which has no other guild.</summary>
    /// <param name="stored">Tenants whose rows name this guild and no other.</param>
    public IReadOnlyList<TenantId> HomesIn(Snowflake<Guild> guild, IReadOnlyCollection<TenantId> stored) =>
        [
            .. tenants.TryGetByGuild(guild) is { } tenant
            && TryOf(tenant) is { } community
            && (IsGuildOf(community, guild) || WasGuildOf(community, tenant, guild, stored))
                ? [tenant.Id]
                : Array.Empty<TenantId>(),
            // Their section is no longer in the tenant file.
            .. stored.Where(former => TryGet(former) is null),
        ];

    private bool WasGuildOf(
        Community community,
        Tenant tenant,
        Snowflake<Guild> guild,
        IReadOnlyCollection<TenantId> stored
    ) =>
        !ulong.TryParse(community.Guild, out _)
        && guilds.TryGet(guild) is null
        && TryGuild(community) is null
        && (stored.Contains(tenant.Id) || (tenant.Guilds.Count == 1 && tenant.Guilds.Contains(guild.Value)));

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

using Guildhall.Core.Commands;
using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Gating.Roles;

/// <summary>Remembers what members have of the gated roles; where that is news, roles are compared.</summary>
internal sealed class HearRoles(CommunityRegistry communities, Db db)
    : IListener<MemberChanged>,
        IListener<MemberJoined>,
        IListener<MemberLeft>
{
    public Task HandleAsync(MemberChanged happened, CancellationToken cancellation) =>
        RememberAsync(happened.GuildId, happened.User.Id, happened.Roles, cancellation);

    public Task HandleAsync(MemberJoined happened, CancellationToken cancellation) =>
        RememberAsync(happened.GuildId, happened.User.Id, happened.Roles, cancellation);

    public Task HandleAsync(MemberLeft happened, CancellationToken cancellation) =>
        RememberAsync(happened.GuildId, happened.User.Id, null, cancellation);

    /// <param name="roles">Null for one who is gone.</param>
    private async Task RememberAsync(
        Snowflake<Guild> id,
        Snowflake<User> user,
        IReadOnlyList<Snowflake<Role>>? roles,
        CancellationToken cancellation
    )
    {
        if (communities.TryByGuild(id) is not { } community || communities.TryGuild(community) is not { } guild)
        {
            return;
        }

        var watched = GateRoles.Watched(community.Roles, guild.Roles);
        var seen = new RoleHolder
        {
            User = user,
            Roles = (roles ?? []).Where(watched.Contains).ToHashSet(),
            IsPresent = roles is not null,
        };
        await db.WriteAsync(unit => RememberAsync(unit, community, id, seen), cancellation);
    }

    private static async Task RememberAsync(Unit unit, Community community, Snowflake<Guild> guild, RoleHolder seen)
    {
        var known = await RoleBook.TryHolderAsync(unit, community.Tenant, guild, seen.User);
        // Of those who are members it is kept that they left, whatever roles they had.
        var isNews = known is null
            ? seen.Roles.Count > 0
                || (!seen.IsPresent && await LinkRows.MemberAsync(unit, community.Tenant, seen.User) is not null)
            : known.IsPresent != seen.IsPresent || !known.Roles.SetEquals(seen.Roles);
        if (!isNews)
        {
            return;
        }

        // What is new was never inherited.
        var inherited = seen.Roles.Where(role => known?.Inherited.Contains(role) == true).ToHashSet();
        await RoleBook.PutAsync(unit, community.Tenant, guild, [seen with { Inherited = inherited }]);
        await ReconcileRolesJob.OrderAsync(unit, community.Tenant, RoleCause.Seen);
    }
}

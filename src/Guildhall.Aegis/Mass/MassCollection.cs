using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Storage;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Mass;

/// <summary>Finds out whom an order means, and who of them is out of reach; written down once, so that what was shown is what
/// happens.</summary>
internal sealed class MassCollection(
    People people,
    AlreadySo already,
    Standings standings,
    GuildSettingsBook settings,
    Db db
)
{
    /// <exception cref="DiscordApiException">Discord refused, or did not answer.</exception>
    public async Task RunAsync(MassAction action, MassOrder order, Staff actor, CancellationToken cancellation)
    {
        var found = await FindAsync(action, order, cancellation);
        var check = await CheckAsync(order, actor, cancellation);
        var (stands, names) = await already.ReadAsync(action, order, found, cancellation);
        var rows = found
            .Select(
                (target, position) =>
                {
                    var code = check(target) ?? stands(target);
                    return new
                    {
                        Guild = action.GuildId,
                        Id = action.MassId,
                        Position = position,
                        User = target.User,
                        // Of who is not in the server the id alone is known until somebody else tells the name.
                        Name = target.IsPresent ? target.Name : names.GetValueOrDefault(target.User) ?? target.Name,
                        Outcome = code is null or AlreadySo.NotLookedUp ? MassTarget.Waiting : MassTarget.Refused,
                        Code = code,
                    };
                }
            )
            .ToList();
        var next = order.IsDryRun ? MassAction.Previewed : MassAction.Running;
        await db.WriteAsync(
            async unit =>
            {
                if (!await MassBook.MoveAsync(unit, action, MassAction.Collecting, next))
                {
                    return;
                }

                await unit.ExecuteAsync(MassSql.Forget, new { Guild = action.GuildId, Id = action.MassId });
                foreach (var row in rows)
                {
                    await unit.ExecuteAsync(MassSql.AddTarget, row);
                }
            },
            cancellation
        );
    }

    /// <summary>The code of the rule that forbids it; null where it is allowed.</summary>
    public async Task<Func<Target, string?>> CheckAsync(MassOrder order, Staff actor, CancellationToken cancellation)
    {
        var standing = await standings.GetAsync(actor.Guild, cancellation);
        var moderation = (await settings.GetAsync(actor.Guild, cancellation)).Moderation;
        return target =>
        {
            var question = new HierarchyQuestion
            {
                Guild = standing,
                Actor = actor,
                Target = target,
                Protected = new(moderation.ProtectedRoles, moderation.ProtectedUsers),
                TimesOut = order.Kind == CaseKind.Mute,
            };
            var needsPresence = order.Kind is CaseKind.Kick or CaseKind.Mute;
            return Hierarchy.Check(question)?.Code
                ?? (needsPresence && !target.IsPresent ? AccessRefusals.TargetLeft(target).Code : null);
        };
    }

    private Task<IReadOnlyList<Target>> FindAsync(MassAction action, MassOrder order, CancellationToken cancellation)
    {
        if (order.Filter is not { } filter)
        {
            return people.FindAsync(action.GuildId, order.Users, cancellation);
        }

        // As of the moment in which it was asked, whenever the job runs.
        var now = action.BegunAt;
        return order.Kind == CaseKind.Unban
            ? people.BannedAsync(action.GuildId, filter.ForUsers(now), cancellation)
            : people.MatchingAsync(action.GuildId, filter.ForMembers(now), cancellation);
    }
}

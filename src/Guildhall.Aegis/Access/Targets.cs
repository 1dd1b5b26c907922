using System.Net;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Access;

/// <summary>Finds out about whom something is: members live, people who left by what was last known of them.</summary>
internal sealed class Targets(DiscordRest rest, MemberSnapshots snapshots)
{
    /// <summary>From what came with the command, which is as old as the command: no call to Discord.</summary>
    public async Task<Result<Target>> FindAsync(
        CommandContext context,
        Snowflake<User> user,
        CancellationToken cancellation
    )
    {
        if (context.TryResolveUser(user) is not { } resolved)
        {
            return await FindAsync(context.Guild, user, cancellation);
        }

        return context.TryResolveMember(user) is { } member
            ? Target.Of(resolved, member)
            : Target.Absent(resolved, await snapshots.RolesOfAsync(context.Guild, user, cancellation));
    }

    /// <summary>Asks Discord. The refusal is <c>aegis.unknown_user</c>.</summary>
    /// <exception cref="DiscordApiException">Discord did not answer.</exception>
    public async Task<Result<Target>> FindAsync(
        Snowflake<Guild> guild,
        Snowflake<User> user,
        CancellationToken cancellation
    )
    {
        try
        {
            var member = await rest.GetMemberAsync(guild, user, cancellation);
            return Target.Of(member.User ?? new() { Id = user }, member);
        }
        catch (DiscordApiException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            return await FindAbsentAsync(guild, user, cancellation);
        }
    }

    private async Task<Result<Target>> FindAbsentAsync(
        Snowflake<Guild> guild,
        Snowflake<User> user,
        CancellationToken cancellation
    )
    {
        try
        {
            var known = await rest.GetUserAsync(user, cancellation);
            return Target.Absent(known, await snapshots.RolesOfAsync(guild, user, cancellation));
        }
        catch (DiscordApiException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            return AccessRefusals.UnknownUser(user);
        }
    }
}

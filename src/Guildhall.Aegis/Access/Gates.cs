using Guildhall.Core;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary>
/// The three gates before everything that staff do: Discord's permission of who acts, the right that the guild gave, and
/// the bot's own permission. A refusal names all that is missing.
/// </summary>
internal sealed class Gates(Standings standings, Grants grants, TimeProvider time)
{
    // A channel's overwrites can neither give nor take these.
    private const Permissions GuildWide =
        Permissions.Administrator
        | Permissions.KickMembers
        | Permissions.BanMembers
        | Permissions.ManageGuild
        | Permissions.ModerateMembers
        | Permissions.ManageNicknames
        | Permissions.ChangeNickname
        | Permissions.ViewAuditLog;

    /// <summary>Null where all three are open. Aegis itself passes the first two.</summary>
    public async Task<Refusal?> CheckAsync(Staff staff, Need need, CancellationToken cancellation)
    {
        var standing = await standings.GetAsync(staff.Guild, cancellation);
        if (!staff.IsSystem && await CheckUserAsync(standing, staff, need, cancellation) is { } refusal)
        {
            return refusal;
        }

        return CheckBot(standing, need);
    }

    /// <summary>What the member may do in Aegis, as of this moment.</summary>
    public async Task<IReadOnlySet<string>> RightsOfAsync(Staff staff, CancellationToken cancellation)
    {
        var standing = await standings.GetAsync(staff.Guild, cancellation);
        return await RightsOfAsync(standing, staff, cancellation);
    }

    private async Task<Refusal?> CheckUserAsync(
        GuildStanding standing,
        Staff staff,
        Need need,
        CancellationToken cancellation
    )
    {
        if (PermissionsOf(standing, staff, need.Channel) is not { } permissions)
        {
            return AccessRefusals.UnknownChannel(need.Channel!.Value);
        }

        var missing = need.User & ~permissions;
        var lacksRight =
            need.Rights.Count > 0 && !(await RightsOfAsync(standing, staff, cancellation)).Overlaps(need.Rights);
        return missing == Permissions.None && !lacksRight
            ? null
            : AccessRefusals.MissingUserPermission(
                missing,
                lacksRight ? need.Rights : [],
                (missing & ~GuildWide) == Permissions.None ? null : need.Channel
            );
    }

    private async Task<IReadOnlySet<string>> RightsOfAsync(
        GuildStanding standing,
        Staff staff,
        CancellationToken cancellation
    )
    {
        var permissions = PermissionsOf(standing, staff, null) ?? Permissions.None;
        return RightsRules.RightsOf(
            staff,
            permissions,
            await grants.OfAsync(staff.Guild, cancellation),
            time.GetUtcNow()
        );
    }

    /// <summary>By the guild's roles as the gateway told them, and by what the interaction itself says where it is about the
    /// same place: what either of them takes away is gone.</summary>
    private Permissions? PermissionsOf(GuildStanding standing, Staff staff, Snowflake<Channel>? place)
    {
        if (staff.IsSystem)
        {
            return Permissions.All;
        }

        var counted = standing.PermissionsOf(staff.Subject, place, time.GetUtcNow());
        if (staff.ChannelPermissions is not { } told)
        {
            return counted;
        }

        if (place == staff.Channel)
        {
            // A channel that the cache does not know is still one that the interaction speaks of.
            return counted is null ? told : counted & told;
        }

        return counted & (told | ~GuildWide);
    }

    private Refusal? CheckBot(GuildStanding standing, Need need)
    {
        if (need.Bot == Permissions.None)
        {
            return null;
        }

        if (standing.PermissionsOf(standing.Bot, need.Channel, time.GetUtcNow()) is not { } permissions)
        {
            return AccessRefusals.UnknownChannel(need.Channel!.Value);
        }

        var missing = need.Bot & ~permissions;
        return missing == Permissions.None
            ? null
            : AccessRefusals.MissingBotPermission(
                missing,
                (missing & ~GuildWide) == Permissions.None ? null : need.Channel
            );
    }
}

/// <summary>What one command asks of its three gates.</summary>
internal sealed record Need
{
    /// <summary>Discord's permissions that who acts must have; all of them.</summary>
    public Permissions User { get; init; }

    /// <summary>Rights of which who acts must have one; empty asks for none.</summary>
    public IReadOnlyList<string> Rights { get; init; } = [];

    /// <summary>Discord's permissions that the bot must have; all of them.</summary>
    public Permissions Bot { get; init; }

    /// <summary>Where; null for the guild as a whole.</summary>
    public Snowflake<Channel>? Channel { get; init; }

    /// <summary>The same permission of who acts and of the bot, and one right.</summary>
    public static Need Of(Permissions permission, string right) =>
        new()
        {
            User = permission,
            Rights = [right],
            Bot = permission,
        };
}

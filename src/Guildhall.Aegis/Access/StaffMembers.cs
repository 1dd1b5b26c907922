using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary>Tells staff from members: whoever has a right, or may do something to others, that not everybody may.</summary>
internal sealed class StaffMembers(Grants grants, TimeProvider time)
{
    public async Task<bool> ContainAsync(GuildStanding guild, Staff member, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        // A moderator who is timed out is one all the same.
        var permissions = guild.PermissionsOf(new(member.User ?? default, member.Roles), null, now);
        var everybodys = guild.PermissionsOf(new(default, []), null, now);
        var granted = RightsRules.RightsOf(
            member,
            permissions ?? Permissions.None,
            await grants.OfAsync(member.Guild, cancellation),
            now
        );
        return RightsRules
            .OfPermissions(permissions ?? Permissions.None)
            .Union(granted)
            .Except(RightsRules.OfPermissions(everybodys ?? Permissions.None))
            .Any();
    }
}

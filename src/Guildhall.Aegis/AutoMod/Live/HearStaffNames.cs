using Guildhall.Aegis.Access;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>Nobody must have written first to be known: all staff and the bot, by name, display name and nickname.</summary>
internal sealed class HearStaffNames(StaffNames names, Grants grants, TimeProvider time) : IMembersListener
{
    public async Task HearAsync(GuildStanding standing, IReadOnlyList<Member> members, CancellationToken cancellation)
    {
        var guild = standing.Roles;
        var given = await grants.OfAsync(guild.Guild, cancellation);
        var now = time.GetUtcNow();
        foreach (var member in members)
        {
            if (member.User is not { } user || (user.Bot && user.Id != standing.Bot.User))
            {
                continue;
            }

            // A timeout takes no rank away for good.
            var subject = new GuildSubject(user.Id, member.Roles);
            if (user.Id == standing.Bot.User || StaffRank.IsStaff(guild, subject, given, now))
            {
                names.Remember(guild.Guild.Value, user.Id.Value, user.Username, user.GlobalName, member.Nick);
            }
        }
    }
}

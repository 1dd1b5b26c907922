using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary>Hears of all members of a guild, a page after the other, whenever the guild comes into view.</summary>
internal interface IMembersListener
{
    Task HearAsync(GuildStanding standing, IReadOnlyList<Member> members, CancellationToken cancellation);
}

using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Privacy.Guilds;

/// <summary>What concerns a whole server's data is its owner's alone, whatever rights others have.</summary>
internal static class GuildOwners
{
    public static Refusal? Check(CommandContext context, GuildStanding guild) =>
        guild.Roles.Owner == context.User
            ? null
            : new Refusal("aegis.owner_only", "Only the server's owner may do that.");
}

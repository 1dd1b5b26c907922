using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Rest.Expressions;

/// <summary>What emojis, stickers and sounds have in common: who sees their makers, who may change them.</summary>
internal static class Expressions
{
    public static bool SeesCreators(Call call, SimGuild guild) =>
        call.Has(guild, Permission.CreateExpressions) || call.Has(guild, Permission.ManageExpressions);

    /// <summary>One's own with CREATE_GUILD_EXPRESSIONS, others' with MANAGE_GUILD_EXPRESSIONS.</summary>
    /// <exception cref="ApiException">50013.</exception>
    public static void MayChange(Call call, SimGuild guild, SimUser creator)
    {
        var isOwn = creator == call.Bot.User && call.Has(guild, Permission.CreateExpressions);
        if (!isOwn)
        {
            call.Need(guild, Permission.ManageExpressions);
        }
    }
}

using Guildhall.Core;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live.Acts;

/// <summary>Why something was not done, as staff should read it.</summary>
internal static class ActFailures
{
    /// <summary>The gates were asked before: what Discord still forbids, the order of roles forbids.</summary>
    public static ActResult Of(string what, DiscordApiException refused) =>
        refused.Code switch
        {
            DiscordErrorCodes.CannotMessageUser => ActResult.Failed(what, "they take no direct messages from me"),
            DiscordErrorCodes.UnknownMember or DiscordErrorCodes.UnknownUser => ActResult.Failed(
                what,
                "they are not in this server any more"
            ),
            DiscordErrorCodes.UnknownRole => ActResult.Lacking(what, "the role is gone"),
            DiscordErrorCodes.UnknownChannel => ActResult.Lacking(what, "the channel is gone"),
            DiscordErrorCodes.MissingAccess => ActResult.Lacking(what, "I cannot see that channel"),
            DiscordErrorCodes.MissingPermissions => ActResult.Lacking(
                what,
                "Discord does not let me; my role must be above theirs and have the permission"
            ),
            _ => ActResult.Failed(what, $"Discord refused (code {refused.Code})"),
        };

    public static ActResult Of(string what, Refusal refusal) =>
        refusal.Code
            is "aegis.missing_bot_perm"
                or "aegis.hierarchy_bot"
                or "aegis.unknown_channel"
                or "aegis.role_above_bot"
            ? ActResult.Lacking(what, refusal.Message)
            : ActResult.Failed(what, refusal.Message);
}

using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions.Deeds;

/// <summary>Bans as Discord has them.</summary>
internal static class Bans
{
    /// <summary>Null for somebody who is not banned.</summary>
    /// <exception cref="DiscordApiException">Discord did not answer, or does not let the bot see bans.</exception>
    public static async Task<Ban?> TryGetAsync(
        DiscordRest rest,
        Snowflake<Guild> guild,
        Snowflake<User> user,
        CancellationToken cancellation
    )
    {
        try
        {
            return await rest.GetBanAsync(guild, user, cancellation);
        }
        catch (DiscordApiException exception) when (exception.Code == DiscordErrorCodes.UnknownBan)
        {
            return null;
        }
    }

    /// <summary>False where there was none.</summary>
    public static async Task<bool> RemoveAsync(DeedCall call, CancellationToken cancellation)
    {
        try
        {
            await call.Rest.RemoveBanAsync(call.Case.GuildId, call.Case.TargetId, call.Reason, cancellation);
            return true;
        }
        catch (DiscordApiException exception) when (exception.Code == DiscordErrorCodes.UnknownBan)
        {
            return false;
        }
    }
}

using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Access;

/// <summary>Whose a channel is. Ids come out of rules, links and files, and the bot is in other guilds too.</summary>
internal sealed class GuildPlaces(Standings standings, DiscordRest rest)
{
    /// <summary>False for a channel of another guild, one that is gone, and one that the bot does not see. An archived thread
    /// is in no cache, so Discord is asked.</summary>
    /// <exception cref="DiscordApiException">Discord did not answer.</exception>
    public async Task<bool> HasAsync(Snowflake<Guild> guild, Snowflake<Channel> channel, CancellationToken cancellation)
    {
        if ((await standings.GetAsync(guild, cancellation)).FindChannel(channel) is not null)
        {
            return true;
        }

        try
        {
            return (await rest.GetChannelAsync(channel, cancellation)).GuildId == guild;
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            return false;
        }
    }
}

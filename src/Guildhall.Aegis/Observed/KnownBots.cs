using System.Collections.Concurrent;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Observed;

/// <summary>Who of those that act in Discord is a bot; each is asked for once.</summary>
internal sealed class KnownBots(DiscordRest rest)
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Snowflake<User>, bool> known = new();

    /// <summary>False too where Discord does not tell.</summary>
    public async Task<bool> IsBotAsync(Snowflake<User> user, CancellationToken cancellation)
    {
        if (known.TryGetValue(user, out var isBot))
        {
            return isBot;
        }

        try
        {
            var found = await rest.With(RestPriority.Sync, patience).GetUserAsync(user, cancellation);
            return known[user] = found.Bot;
        }
        catch (DiscordApiException)
        {
            return false;
        }
    }
}

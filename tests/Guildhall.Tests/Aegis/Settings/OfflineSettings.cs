using System.Net;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway;
using Guildhall.Tests.Discord;

namespace Guildhall.Tests.Aegis.Settings;

/// <summary>Settings of a guild that Discord knows nothing of, so that no channel is found in it.</summary>
internal static class OfflineSettings
{
    /// <param name="asked">Called when Discord is asked for the guild, before it answers.</param>
    public static GuildSettingsBook Book(Db db, TimeProvider time, Action? asked = null)
    {
#pragma warning disable CA2000 // It holds no connection, and lives as long as the test.
        var discord = new ScriptedDiscord(
            time,
            _ =>
            {
                asked?.Invoke();
                return ScriptedDiscord.Json("""{"message":"Unknown Guild","code":10004}""", HttpStatusCode.NotFound);
            }
        );
#pragma warning restore CA2000
        var rest = discord.Client();
        var guilds = new GuildCache();
        return new(db, new DefaultChannels(guilds, new Standings(guilds, rest, time), rest, time), time);
    }
}

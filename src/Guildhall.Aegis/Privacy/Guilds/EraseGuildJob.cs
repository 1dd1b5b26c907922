using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy.Guilds;

/// <summary>All that is kept of a server goes.</summary>
/// <param name="RemovedAt">When the bot was removed, and only if it has not come back; null: the owner asked for it.</param>
/// <param name="By">As audit rows name an actor.</param>
internal sealed record EraseGuildJob(Snowflake<Guild> Guild, DateTimeOffset? RemovedAt, string By) : IJob<EraseGuildJob>
{
    public static string Kind => "aegis.guild.erase";

    public static JsonTypeInfo<EraseGuildJob> Json => AegisJson.Default.EraseGuildJob;

    public string Key => KeyOf(Guild, RemovedAt);

    public static string KeyOf(Snowflake<Guild> guild, DateTimeOffset? removedAt) =>
        $"{guild}:{removedAt?.ToUnixTimeMilliseconds()}";
}

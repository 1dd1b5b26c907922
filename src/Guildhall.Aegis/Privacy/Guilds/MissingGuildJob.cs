using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy.Guilds;

/// <summary>A server that a new session did not name is looked for.</summary>
internal sealed record MissingGuildJob(Snowflake<Guild> Guild) : IJob<MissingGuildJob>
{
    public static string Kind => "aegis.guild.missing";

    public static JsonTypeInfo<MissingGuildJob> Json => AegisJson.Default.MissingGuildJob;

    public string Key => Guild.ToString();
}

using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>The mod-log works again: what could not be posted since is posted now.</summary>
internal sealed record CatchUpLogJob(Snowflake<Guild> Guild, DateTimeOffset Since) : IJob<CatchUpLogJob>
{
    public static string Kind => "aegis.log.catch_up";

    public static JsonTypeInfo<CatchUpLogJob> Json => AegisJson.Default.CatchUpLogJob;

    public string Key => Guild.ToString();
}

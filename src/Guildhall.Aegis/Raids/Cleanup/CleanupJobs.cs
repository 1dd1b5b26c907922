using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Cleanup;

/// <summary>The bans of a cleanup.</summary>
/// <param name="Answer">Whose progress it shows; null where nobody waits.</param>
internal sealed record BanRaidersJob(
    Snowflake<Guild> Guild,
    string Id,
    InteractionReference? Answer,
    Snowflake<Channel> Channel
) : IJob<BanRaidersJob>
{
    public static string Kind => "aegis.raid.ban";

    public static JsonTypeInfo<BanRaidersJob> Json => AegisJson.Default.BanRaidersJob;

    public string Key => $"{Guild}:{Id}";
}

/// <summary>The bans of a cleanup are lifted.</summary>
internal sealed record UnbanRaidersJob(
    Snowflake<Guild> Guild,
    string Id,
    Snowflake<User> By,
    string ByName,
    InteractionReference? Answer,
    Snowflake<Channel> Channel
) : IJob<UnbanRaidersJob>
{
    public static string Kind => "aegis.raid.unban";

    public static JsonTypeInfo<UnbanRaidersJob> Json => AegisJson.Default.UnbanRaidersJob;

    public string Key => $"{Guild}:{Id}";
}

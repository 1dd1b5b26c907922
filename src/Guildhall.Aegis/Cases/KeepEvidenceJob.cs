using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>Copies a file or a message before Discord's link dies.</summary>
/// <param name="Url">Of a file; null for a message.</param>
internal sealed record KeepEvidenceJob(
    Snowflake<Guild> Guild,
    long Number,
    Snowflake<User> AddedBy,
    string Name,
    string? Url,
    Snowflake<Channel>? Channel,
    Snowflake<Message>? Message
) : IJob<KeepEvidenceJob>
{
    public static string Kind => "aegis.evidence.keep";

    public static JsonTypeInfo<KeepEvidenceJob> Json => AegisJson.Default.KeepEvidenceJob;
}

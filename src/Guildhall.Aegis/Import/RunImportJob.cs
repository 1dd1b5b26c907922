using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Import;

/// <summary>A file that staff attached and confirmed is written to the record.</summary>
/// <param name="Url">Of the attachment; Discord serves it for about a day.</param>
internal sealed record RunImportJob(
    Snowflake<Guild> Guild,
    string Id,
    string Url,
    InteractionReference? Answer,
    Snowflake<Channel> Channel
) : IJob<RunImportJob>
{
    public static string Kind => "aegis.import";

    public static JsonTypeInfo<RunImportJob> Json => AegisJson.Default.RunImportJob;

    public string Key => $"{Guild}:{Id}";
}

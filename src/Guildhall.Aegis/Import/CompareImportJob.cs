using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Import;

/// <summary>What an import says is in force is compared with Discord, by the process that has Discord.</summary>
internal sealed record CompareImportJob(Snowflake<Guild> Guild, string Id) : IJob<CompareImportJob>
{
    public static string Kind => "aegis.import.compare";

    public static JsonTypeInfo<CompareImportJob> Json => AegisJson.Default.CompareImportJob;

    public string Key => $"{Guild}:{Id}";
}

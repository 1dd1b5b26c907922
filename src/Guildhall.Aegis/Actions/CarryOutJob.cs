using System.Text.Json.Serialization.Metadata;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary>Written together with a pending case: ends what its process did not, or what Discord made wait.</summary>
/// <param name="Answer">Where to say how it ended; null where nobody waits.</param>
internal sealed record CarryOutJob(Snowflake<Guild> Guild, long Number, LateAnswer? Answer) : IJob<CarryOutJob>
{
    public static string Kind => "aegis.case.carry_out";

    public static JsonTypeInfo<CarryOutJob> Json => AegisJson.Default.CarryOutJob;

    public string Key => KeyOf(new(Guild, Number));

    public static string KeyOf(CaseKey key) => key.ToString();
}

using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary>Give somebody who came back the role that a case still gives.</summary>
/// <param name="At">When they came back.</param>
internal sealed record RoleAgainJob(Snowflake<Guild> Guild, long Number, DateTimeOffset At) : IJob<RoleAgainJob>
{
    public static string Kind => "aegis.role.again";

    public static JsonTypeInfo<RoleAgainJob> Json => PersonsJson.Default.RoleAgainJob;

    /// <summary>One for each return: who goes and comes again finds the first one's job still at Discord.</summary>
    public string? Key => $"{Guild}:{Number}:{At.UtcTicks}";
}

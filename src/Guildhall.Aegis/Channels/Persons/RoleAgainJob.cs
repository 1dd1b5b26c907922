using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary>Give somebody who came back the role that a case still gives.</summary>
internal sealed record RoleAgainJob(Snowflake<Guild> Guild, long Number) : IJob<RoleAgainJob>
{
    public static string Kind => "aegis.role.again";

    public static JsonTypeInfo<RoleAgainJob> Json => PersonsJson.Default.RoleAgainJob;

    public string? Key => $"{Guild}:{Number}";
}

using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>Staff read that the mod-log is closed, or that it works again.</summary>
/// <param name="Since">When the problem began: one begun later is another.</param>
internal sealed record TellModLogJob(Snowflake<Guild> Guild, DateTimeOffset Since, bool IsOpen) : IJob<TellModLogJob>
{
    public static string Kind => "aegis.log.tell";

    public static JsonTypeInfo<TellModLogJob> Json => AegisJson.Default.TellModLogJob;

    public string Key =>
        string.Create(CultureInfo.InvariantCulture, $"{Guild}:{Since.ToUnixTimeMilliseconds()}:{IsOpen}");
}

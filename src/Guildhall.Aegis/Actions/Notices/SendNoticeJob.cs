using System.Text.Json.Serialization.Metadata;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions.Notices;

/// <summary>The person is told after the act: Discord made the notice wait, and they are still there to read it.</summary>
/// <param name="Answer">The moderator's answer, which says then what became of it; null where nobody waits.</param>
internal sealed record SendNoticeJob(Snowflake<Guild> Guild, long Number, LateAnswer? Answer) : IJob<SendNoticeJob>
{
    public static string Kind => "aegis.notice.send";

    public static JsonTypeInfo<SendNoticeJob> Json => AegisJson.Default.SendNoticeJob;

    public string Key => new CaseKey(Guild, Number).ToString();
}

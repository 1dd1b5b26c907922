using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy;

/// <summary>Once a day in each guild that keeps nothing for ever.</summary>
internal sealed record ForgetOldCasesJob(Snowflake<Guild> Guild, DateOnly Day) : IJob<ForgetOldCasesJob>
{
    public static string Kind => "aegis.retention";

    public static JsonTypeInfo<ForgetOldCasesJob> Json => AegisJson.Default.ForgetOldCasesJob;

    public string Key => $"{Guild}:{Day:yyyy-MM-dd}";
}

internal static class ForgetOldCasesTimer
{
    /// <summary>With the next day; one a day and guild, however often it is asked for.</summary>
    public static Task<bool> ForgetOldCasesAsync(this Unit unit, Snowflake<Guild> guild)
    {
        var day = DateOnly.FromDateTime(unit.Now.UtcDateTime).AddDays(1);
        return unit.EnqueueAsync(
            new ForgetOldCasesJob(guild, day),
            new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
        );
    }
}

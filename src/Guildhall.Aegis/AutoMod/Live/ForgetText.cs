using Guildhall.Aegis.Settings;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>After the time that the guild's settings say, only the hash of a matched text stays.</summary>
internal sealed class ForgetText(Db db, GuildSettingsBook settings, TimeProvider time) : IJobHandler<ForgetTextJob>
{
    public async Task HandleAsync(ForgetTextJob job, JobRun run, CancellationToken cancellation)
    {
        var kept = (await settings.GetAsync(job.Guild, cancellation)).Retention.AutoModText;
        var before = time.GetUtcNow() - kept;
        var args = new { job.Guild, Before = before };
        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(AutoModSql.ForgetText, args);
                await unit.ExecuteAsync(HitActSql.Forget, args);
            },
            cancellation
        );
        var oldest = await db.QuerySingleOrDefaultAsync<DateTimeOffset?>(AutoModSql.OldestText, args, cancellation);
        if (oldest is { } next)
        {
            await db.WriteAsync(unit => unit.ForgetLaterAsync(job.Guild, next + kept), cancellation);
        }
    }
}

internal static class ForgetTextTimer
{
    /// <summary>One job a day and guild suffices.</summary>
    public static Task<bool> ForgetLaterAsync(this Unit unit, Snowflake<Guild> guild, DateTimeOffset due)
    {
        var day = DateOnly.FromDateTime(due.UtcDateTime).AddDays(1);
        return unit.EnqueueAsync(
            new ForgetTextJob(guild, day),
            new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
        );
    }
}

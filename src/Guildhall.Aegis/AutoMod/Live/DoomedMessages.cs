using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>Messages that are to go, written down in the unit that decided it.</summary>
internal static class DoomedMessages
{
    private static readonly TimeSpan afterBurst = TimeSpan.FromSeconds(5);

    /// <summary>0 where it was to go already.</summary>
    /// <param name="subject">Of the hit that it belongs to; none for the bot's own words.</param>
    public static Task<int> DoomAsync(
        this Unit unit,
        Snowflake<Guild> guild,
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        Snowflake<AnyEntity>? subject = null,
        string? rule = null
    ) =>
        unit.ExecuteAsync(
            AutoModSql.Doom,
            new
            {
                Guild = guild,
                Channel = channel,
                Message = message,
                Subject = subject,
                Rule = rule,
            }
        );

    /// <summary>One more message of a burst, into the hit that there is.</summary>
    public static async Task AddToBurstAsync(
        this Unit unit,
        Snowflake<Guild> guild,
        Snowflake<AnyEntity> subject,
        string rule
    )
    {
        var row = new
        {
            Guild = guild,
            Subject = subject,
            Rule = rule,
            unit.Now,
        };
        if (await unit.ExecuteAsync(AutoModSql.AddToBurst, row) > 0)
        {
            await unit.EnqueueAsync(new EndBurstJob(guild, subject.Value, rule), unit.Now + afterBurst);
        }
    }
}

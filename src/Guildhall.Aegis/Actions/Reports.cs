using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary>Where reports of messages go, and who has made which.</summary>
internal sealed class Reports(GuildSettingsBook settings, Db db)
{
    public static Refusal NoPlace { get; } =
        new(
            "aegis.no_staff_channel",
            "This server has not said where reports go. Tell its staff directly; they can set `general.staffChannel`."
        );

    public static Refusal Known { get; } =
        new("aegis.already_so", "You have reported this message already; staff have it.");

    /// <summary>Refused where it would lead to nothing: better before somebody has written than after.</summary>
    public async Task<Result<Snowflake<Channel>>> PlaceAsync(
        Snowflake<Guild> guild,
        Snowflake<User> reporter,
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        CancellationToken cancellation
    )
    {
        var wanted = await settings.GetAsync(guild, cancellation);
        if ((wanted.General.StaffChannel ?? wanted.General.AlertChannel ?? wanted.ModLog.Channel) is not { } place)
        {
            return NoPlace;
        }

        var args = new
        {
            Guild = guild,
            Actor = reporter.ToString(),
            Subject = Subject(channel, message),
        };
        return await db.QuerySingleOrDefaultAsync<long>(ReportSql.Made, args, cancellation) == 0 ? place : Known;
    }

    public Task MadeAsync(
        Snowflake<Guild> guild,
        Snowflake<User> reporter,
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            unit =>
                unit.AuditAsync(
                    new()
                    {
                        Guild = guild,
                        Actor = reporter.ToString(),
                        Action = "message.reported",
                        Subject = Subject(channel, message),
                    }
                ),
            cancellation
        );

    private static string Subject(Snowflake<Channel> channel, Snowflake<Message> message) => $"{channel}/{message}";
}

internal static class ReportSql
{
    public const string Made = """
        SELECT COUNT(*) FROM audit
        WHERE guild_id = @Guild AND action = 'message.reported' AND actor = @Actor AND subject = @Subject
        """;
}

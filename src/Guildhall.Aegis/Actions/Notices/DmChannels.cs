using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions.Notices;

/// <summary>The channels of direct messages that were opened before: a call to Discord less before each act.</summary>
internal sealed class DmChannels(Db db)
{
    public Task<Snowflake<Channel>?> FindAsync(Snowflake<User> user, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<Snowflake<Channel>?>(DmChannelSql.Find, new { User = user }, cancellation);

    public static Task RememberAsync(Unit unit, Snowflake<User> user, Snowflake<Channel> channel) =>
        unit.ExecuteAsync(
            DmChannelSql.Remember,
            new
            {
                User = user,
                Channel = channel,
                unit.Now,
            }
        );

    /// <exception cref="DiscordApiException">Discord did not answer in time.</exception>
    public static async Task<Snowflake<Channel>> OpenAsync(
        DiscordRest rest,
        Snowflake<User> user,
        CancellationToken cancellation
    ) => (await rest.CreateDmAsync(user, cancellation)).Id;
}

internal static class DmChannelSql
{
    public const string Find = "SELECT channel_id FROM dm_channels WHERE user_id = @User";

    public const string Remember = """
        INSERT INTO dm_channels (user_id, channel_id, opened_at) VALUES (@User, @Channel, @Now)
        ON CONFLICT (user_id) DO UPDATE SET channel_id = excluded.channel_id, opened_at = excluded.opened_at
        """;
}

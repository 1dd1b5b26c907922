using System.Text.Json;
using Guildhall.Core;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Channels.Holds;

/// <param name="Pause">Between two messages of one member; 0–6 hours.</param>
/// <param name="Original">What comes back at the end, where an earlier order had changed it already.</param>
internal sealed record SlowmodeWish(TimeSpan Pause, TimeSpan? Original);

internal sealed record SlowmodeChange(TimeSpan Before, TimeSpan After);

internal sealed class SlowmodeHold(DiscordRest rest) : IHoldKind
{
    public string Name => Hold.Slowmode;

    public Result<string> Plan(Hold hold, Channel channel, Snowflake<User> bot)
    {
        var wish = JsonSerializer.Deserialize(hold.Wish, ChannelsJson.Default.SlowmodeWish)!;
        return JsonSerializer.Serialize(
            new(wish.Original ?? PauseOf(channel), wish.Pause),
            ChannelsJson.Default.SlowmodeChange
        );
    }

    public Task ApplyAsync(Hold hold, string change, Channel channel, CancellationToken cancellation) =>
        SetAsync(hold, channel, Read(change).After, cancellation);

    public Task RestoreAsync(Hold hold, string change, Channel channel, CancellationToken cancellation)
    {
        var known = Read(change);
        // Somebody has chosen another pause since.
        return PauseOf(channel) == known.After
            ? SetAsync(hold, channel, known.Before, cancellation)
            : Task.CompletedTask;
    }

    public static TimeSpan PauseOf(Channel channel) => TimeSpan.FromSeconds(channel.RateLimitPerUser ?? 0);

    private static SlowmodeChange Read(string change) =>
        JsonSerializer.Deserialize(change, ChannelsJson.Default.SlowmodeChange)!;

    private Task SetAsync(Hold hold, Channel channel, TimeSpan pause, CancellationToken cancellation) =>
        PauseOf(channel) == pause
            ? Task.CompletedTask
            : rest.ModifyChannelAsync(
                hold.ChannelId,
                new() { RateLimitPerUser = (int?)pause.TotalSeconds },
                hold.Reason,
                cancellation
            );
}

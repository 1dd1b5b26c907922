using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Core.Commands;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Voice;

/// <summary>Puts moves between voice channels before the rules.</summary>
internal sealed class HearVoice(Watch watch, VoicePlaces places, GuildCache guilds, TimeProvider time)
    : IListener<VoiceState>
{
    public Task HandleAsync(VoiceState happened, CancellationToken cancellation)
    {
        if (
            happened.GuildId is not { } guild
            || !places.HasMoved(guild, happened.UserId, happened.ChannelId)
            || happened.UserId == guilds.Self
        )
        {
            return Task.CompletedTask;
        }

        var user = happened.Member?.User ?? new User { Id = happened.UserId };
        return watch.JudgeAsync(guild, user, EventOf(happened, time.GetUtcNow()), cancellation);
    }

    public static ModerationEvent EventOf(VoiceState moved, DateTimeOffset now) =>
        new()
        {
            Kind = EventKinds.Voice,
            // The same move told twice is one; the same way taken again is another.
            Id =
                (moved.UserId.Value ^ (moved.ChannelId?.Value ?? 0) ^ (ulong)now.ToUnixTimeMilliseconds())
                & long.MaxValue,
            User = moved.UserId.Value,
            Channel = moved.ChannelId?.Value ?? 0,
            At = now,
            Roles = [.. (moved.Member?.Roles ?? []).Select(role => role.Value)],
            IsBot = moved.Member?.User?.Bot == true,
            AccountCreatedAt = moved.UserId.CreatedAt,
            JoinedAt = moved.Member?.JoinedAt,
        };
}

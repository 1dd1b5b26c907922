using System.Collections.Concurrent;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Channels;

/// <summary>Tells whoever waits for a long job how far it is; at most every 3 s, and never so that the job fails by it.</summary>
internal sealed class Progress(LateReplies replies, TimeProvider time)
{
    private static readonly TimeSpan pace = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan margin = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Snowflake<Guildhall.Discord.Interactions.Interaction>, long> told = new();

    public async Task TellAsync(InteractionReference interaction, Reply reply, CancellationToken cancellation)
    {
        var now = time.GetTimestamp();
        var last = told.GetOrAdd(interaction.Id, now);
        // After its end it would be a new message each time.
        var isPossible = time.GetUtcNow() < interaction.ExpiresAt - margin;
        if (!isPossible || time.GetElapsedTime(last, now) < pace || !told.TryUpdate(interaction.Id, now, last))
        {
            return;
        }

        try
        {
            await replies.SendAsync(interaction, default, reply, cancellation);
        }
        catch (DiscordApiException)
        {
            // The next one may arrive.
        }
    }

    /// <summary>How it ended. A refusal of Discord's ends nothing: what was to be done is done.</summary>
    /// <exception cref="DiscordApiException">Discord did not answer; trying again may work.</exception>
    public async Task EndAsync(
        InteractionReference interaction,
        Snowflake<Channel> channel,
        Reply reply,
        CancellationToken cancellation
    )
    {
        told.TryRemove(interaction.Id, out _);
        try
        {
            await replies.SendAsync(interaction, channel, reply, cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            // The answer was deleted, or the channel is closed to us.
        }
    }
}

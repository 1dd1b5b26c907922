using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions;

/// <summary>Where a guild wants answers to be seen: the same words as a message of the channel, without buttons. The answer
/// itself stays with who asked, since how visible it is was decided before anybody knew the guild.</summary>
internal sealed class PublicReplies(DiscordRest rest)
{
    private readonly DiscordRest rest = rest.With(RestPriority.Log, TimeSpan.FromSeconds(2));

    public async Task ShowAsync(Snowflake<Channel> channel, Reply reply, CancellationToken cancellation)
    {
        if (reply.Content is not { Length: > 0 } content || reply.Components.Count > 0)
        {
            return;
        }

        try
        {
            await rest.CreateMessageAsync(channel, MessagePayload.OfText(content), cancellation);
        }
        catch (DiscordApiException)
        {
            // The act is done and answered; a channel that the bot may not write in shows nothing.
        }
    }
}

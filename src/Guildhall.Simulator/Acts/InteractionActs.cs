using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Rest.Messages;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts;

/// <summary>Interactions are born, answered and finished.</summary>
internal static class InteractionActs
{
    /// <summary>Posts the bot's answer in the interaction's channel.</summary>
    /// <param name="flags">EPHEMERAL and LOADING.</param>
    public static SimMessage Reply(
        Universe world,
        SimInteraction interaction,
        MessageDraft draft,
        int flags,
        SimMessage? repliesTo = null
    )
    {
        var message = new SimMessage(world.Ids.Next(), interaction.Channel, interaction.Bot.User)
        {
            Type = interaction.ReplyType,
            Flags = flags,
            ApplicationId = interaction.Bot.ApplicationId,
            WebhookId = interaction.Bot.ApplicationId,
            InteractionMetadata = interaction.Metadata.Copy(),
            Reference = (repliesTo ?? interaction.Source)?.ToReference(),
            OnlyFor = (flags & SimMessage.Ephemeral) != 0 ? interaction.User.Id : null,
        };
        MessageActs.Post(world, message, draft, mayMentionEveryone: MayMentionEveryone(world, interaction));
        return message;
    }

    /// <summary>The final answer stands.</summary>
    public static void Complete(Universe world, SimInteraction interaction)
    {
        interaction.CompletedAt ??= world.Now;
        interaction.Completed.TrySetResult();
    }

    private static bool MayMentionEveryone(Universe world, SimInteraction interaction) =>
        interaction.Channel.Guild?.Members.GetValueOrDefault(interaction.Bot.User.Id) is { } bot
        && world.PermissionsOf(bot, interaction.Channel).HasFlag(Permission.MentionEveryone);
}

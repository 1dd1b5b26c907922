using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Commands;

/// <summary>The way back to Discord, as the router uses it. Failures are <c>DiscordApiException</c>s.</summary>
internal interface IInteractionAnswers
{
    /// <summary>The first answer, within 3 s of the interaction.</summary>
    Task RespondAsync(Interaction interaction, InteractionResponse response, CancellationToken cancellation);

    Task EditOriginalAsync(Interaction interaction, MessagePayload changes, CancellationToken cancellation);

    Task DeleteOriginalAsync(Interaction interaction, CancellationToken cancellation);

    Task FollowUpAsync(Interaction interaction, MessagePayload payload, CancellationToken cancellation);
}

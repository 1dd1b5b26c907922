using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Core.Commands;

internal sealed class RestInteractionAnswers(DiscordRest rest) : IInteractionAnswers
{
    public Task RespondAsync(Interaction interaction, InteractionResponse response, CancellationToken cancellation) =>
        rest.CreateInteractionResponseAsync(interaction, response, cancellation);

    public Task EditOriginalAsync(Interaction interaction, MessagePayload changes, CancellationToken cancellation) =>
        rest.EditOriginalResponseAsync(interaction, changes, cancellation);

    public Task DeleteOriginalAsync(Interaction interaction, CancellationToken cancellation) =>
        rest.DeleteOriginalResponseAsync(interaction, cancellation);

    public Task FollowUpAsync(Interaction interaction, MessagePayload payload, CancellationToken cancellation) =>
        rest.CreateFollowUpAsync(interaction, payload, cancellation);
}

using System.Collections.Concurrent;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Core.Commands;

/// <summary>
/// The way back to Discord where interactions may come by HTTP: the first answer to a posted one stands in the response,
/// everything else goes over REST.
/// </summary>
internal sealed class PostedAnswers(IInteractionAnswers rest, TimeProvider time) : IInteractionAnswers
{
    private static readonly TimeSpan[] untilRead =
    [
        TimeSpan.FromMilliseconds(100),
        TimeSpan.FromMilliseconds(300),
        TimeSpan.FromMilliseconds(900),
    ];

    private readonly ConcurrentDictionary<ulong, PostedAnswer> open = new();

    /// <summary>False where the same interaction is being answered already.</summary>
    public bool TryOpen(Interaction interaction, PostedAnswer answer) => open.TryAdd(interaction.Id.Value, answer);

    public void Close(Interaction interaction) => open.TryRemove(interaction.Id.Value, out _);

    public async Task RespondAsync(
        Interaction interaction,
        InteractionResponse response,
        CancellationToken cancellation
    )
    {
        if (open.TryGetValue(interaction.Id.Value, out var posted))
        {
            // Before the place is taken: what cannot be sent leaves it to the apology.
            var body = response.Message is { Files.Count: > 0 } ? null : HttpInteractions.Body(response);
            Close(interaction);
            if (await posted.GiveAsync(body, cancellation))
            {
                return;
            }
        }

        await rest.RespondAsync(interaction, response, cancellation);
    }

    public Task EditOriginalAsync(Interaction interaction, MessagePayload changes, CancellationToken cancellation) =>
        OnceReadAsync(() => rest.EditOriginalAsync(interaction, changes, cancellation), cancellation);

    public Task DeleteOriginalAsync(Interaction interaction, CancellationToken cancellation) =>
        OnceReadAsync(() => rest.DeleteOriginalAsync(interaction, cancellation), cancellation);

    public Task FollowUpAsync(Interaction interaction, MessagePayload payload, CancellationToken cancellation) =>
        OnceReadAsync(() => rest.FollowUpAsync(interaction, payload, cancellation), cancellation);

    // The response has left us; that Discord has read it, nobody says. Until then it knows no such webhook.
    private async Task OnceReadAsync(Func<Task> send, CancellationToken cancellation)
    {
        foreach (var wait in untilRead)
        {
            try
            {
                await send();
                return;
            }
            catch (DiscordApiException exception) when (exception.Code == DiscordErrorCodes.UnknownWebhook)
            {
                await Task.Delay(wait, time, cancellation);
            }
        }

        await send();
    }
}

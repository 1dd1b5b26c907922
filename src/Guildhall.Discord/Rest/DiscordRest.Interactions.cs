using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed partial class DiscordRest
{
    private static readonly TimeSpan firstAnswerWithin = TimeSpan.FromSeconds(3);

    /// <summary>The first answer. <see cref="InteractionResponder"/> keeps its rules; prefer it.
    /// Source: POST /interactions/{interaction.id}/{interaction.token}/callback</summary>
    public async Task CreateInteractionResponseAsync(
        Interaction interaction,
        InteractionResponse response,
        CancellationToken cancellation
    )
    {
        try
        {
            await SendAsync(Callback(interaction, response), cancellation).ConfigureAwait(false);
        }
        catch (DiscordApiException exception) when (IsEcho(exception))
        {
            // A lost answer, not a second one: our own earlier attempt was accepted.
        }
    }

    /// <summary>The same, giving the message made; null where the kind of answer makes none.</summary>
    public async Task<Message?> CreateInteractionResponseWithMessageAsync(
        Interaction interaction,
        InteractionResponse response,
        CancellationToken cancellation
    )
    {
        try
        {
            var request = Callback(interaction, response) with { Query = "?with_response=true" };
            var result = await TryGetAsync(request, WireJson.Default.InteractionCallbackResult, cancellation)
                .ConfigureAwait(false);
            return result?.Resource?.Message;
        }
        catch (DiscordApiException exception) when (IsEcho(exception))
        {
            return await GetOriginalResponseAsync(interaction, cancellation).ConfigureAwait(false);
        }
    }

    public Task<Message> GetOriginalResponseAsync(Interaction interaction, CancellationToken cancellation) =>
        GetAsync(
            OfToken(HttpMethod.Get, "webhooks/{}/{}/messages/@original", interaction),
            DiscordJson.Default.Message,
            cancellation
        );

    public Task<Message> EditOriginalResponseAsync(
        Interaction interaction,
        MessagePayload changes,
        CancellationToken cancellation
    ) =>
        GetAsync(
            WithMessage(OfToken(HttpMethod.Patch, "webhooks/{}/{}/messages/@original", interaction), changes),
            DiscordJson.Default.Message,
            cancellation
        );

    public Task DeleteOriginalResponseAsync(Interaction interaction, CancellationToken cancellation) =>
        SendAsync(OfToken(HttpMethod.Delete, "webhooks/{}/{}/messages/@original", interaction), cancellation);

    /// <summary>Another message after the first answer. Not tried again where its answer is lost.</summary>
    public Task<Message> CreateFollowUpAsync(
        Interaction interaction,
        MessagePayload payload,
        CancellationToken cancellation
    ) =>
        GetAsync(
            WithMessage(OfToken(HttpMethod.Post, "webhooks/{}/{}", interaction), payload),
            DiscordJson.Default.Message,
            cancellation
        );

    public Task<Message> EditFollowUpAsync(
        Interaction interaction,
        Snowflake<Message> message,
        MessagePayload changes,
        CancellationToken cancellation
    ) =>
        GetAsync(
            WithMessage(
                RestRequest.To(
                    HttpMethod.Patch,
                    "webhooks/{}/{}/messages/{}",
                    interaction.ApplicationId,
                    interaction.Token,
                    message
                ) with
                {
                    HasOwnToken = true,
                    IsInteraction = true,
                },
                changes
            ),
            DiscordJson.Default.Message,
            cancellation
        );

    public Task DeleteFollowUpAsync(
        Interaction interaction,
        Snowflake<Message> message,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest.To(
                HttpMethod.Delete,
                "webhooks/{}/{}/messages/{}",
                interaction.ApplicationId,
                interaction.Token,
                message
            ) with
            {
                HasOwnToken = true,
                IsInteraction = true,
            },
            cancellation
        );

    private static bool IsEcho(DiscordApiException exception) =>
        exception is { FollowsLostAttempt: true, Code: DiscordErrorCodes.AlreadyAcknowledged };

    private static RestRequest OfToken(HttpMethod method, string template, Interaction interaction)
    {
        var request = RestRequest.To(method, template, interaction.ApplicationId, interaction.Token);
        return request with
        {
            HasOwnToken = true,
            IsInteraction = true,
            FileLimit = interaction.AttachmentSizeLimit ?? request.FileLimit,
        };
    }

    private static RestRequest Callback(Interaction interaction, InteractionResponse response)
    {
        var request = RestRequest.To(
            HttpMethod.Post,
            "interactions/{}/{}/callback",
            interaction.Id,
            interaction.Token
        ) with
        {
            HasOwnToken = true,
            IsInteraction = true,
            IsRetrySafe = true,
            RetryFor = firstAnswerWithin,
            FileLimit = interaction.AttachmentSizeLimit ?? 10 * 1024 * 1024,
        };
        if (response.Message is { Files.Count: > 0 } message)
        {
            var complete = response.WithMessage(MessageContent.WithUploads(message, request.Key, request.FileLimit));
            return request.WithBody(complete, DiscordJson.Default.InteractionResponse) with { Files = message.Files };
        }

        return request.WithBody(response, DiscordJson.Default.InteractionResponse);
    }
}

internal sealed record InteractionCallbackResult(InteractionCallbackResource? Resource);

internal sealed record InteractionCallbackResource(Message? Message);

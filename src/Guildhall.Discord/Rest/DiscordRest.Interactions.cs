using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed partial class DiscordRest
{
    private static readonly TimeSpan firstAnswerWithin = TimeSpan.FromSeconds(3);

    /// <summary>The first answer. <see cref="InteractionResponder"/> keeps its rules; prefer it.
    /// Source: POST /interactions/{interaction.id}/{interaction.token}/callback</summary>
    public Task CreateInteractionResponseAsync(
        Interaction interaction,
        InteractionResponse response,
        CancellationToken cancellation
    ) => CreateInteractionResponseAsync(interaction, response, firstAnswerWithin, cancellation);

    /// <summary>The same, giving the message made; null where the kind of answer makes none.</summary>
    public Task<Message?> CreateInteractionResponseWithMessageAsync(
        Interaction interaction,
        InteractionResponse response,
        CancellationToken cancellation
    ) => CreateInteractionResponseWithMessageAsync(interaction, response, firstAnswerWithin, cancellation);

    /// <param name="within">So long Discord still takes a first answer.</param>
    internal async Task CreateInteractionResponseAsync(
        Interaction interaction,
        InteractionResponse response,
        TimeSpan within,
        CancellationToken cancellation
    )
    {
        try
        {
            await SendAsync(Callback(interaction, response, within), cancellation).ConfigureAwait(false);
        }
        catch (DiscordApiException exception) when (IsEcho(exception))
        {
            // A lost answer, not a second one: our own earlier attempt was accepted.
        }
    }

    internal async Task<Message?> CreateInteractionResponseWithMessageAsync(
        Interaction interaction,
        InteractionResponse response,
        TimeSpan within,
        CancellationToken cancellation
    )
    {
        try
        {
            var request = Callback(interaction, response, within).WithQuery(("with_response", true));
            var result = await TryGetAsync(request, WireJson.Default.InteractionCallbackResult, cancellation)
                .ConfigureAwait(false);
            return result?.Resource?.Message;
        }
        catch (DiscordApiException exception) when (IsEcho(exception))
        {
            return response.MakesMessage
                ? await GetOriginalResponseAsync(interaction, cancellation).ConfigureAwait(false)
                : null;
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

    public Task<Message> GetFollowUpAsync(
        Interaction interaction,
        Snowflake<Message> message,
        CancellationToken cancellation
    ) =>
        GetAsync(
            OfToken(HttpMethod.Get, "webhooks/{}/{}/messages/{}", interaction, message),
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
            WithMessage(OfToken(HttpMethod.Patch, "webhooks/{}/{}/messages/{}", interaction, message), changes),
            DiscordJson.Default.Message,
            cancellation
        );

    public Task DeleteFollowUpAsync(
        Interaction interaction,
        Snowflake<Message> message,
        CancellationToken cancellation
    ) => SendAsync(OfToken(HttpMethod.Delete, "webhooks/{}/{}/messages/{}", interaction, message), cancellation);

    private static bool IsEcho(DiscordApiException exception) =>
        exception is { FollowsLostAttempt: true, Code: DiscordErrorCodes.AlreadyAcknowledged };

    private static RestRequest OfToken(
        HttpMethod method,
        string template,
        Interaction interaction,
        Snowflake<Message>? message = null
    )
    {
        var request = message is { } id
            ? RestRequest.To(method, template, interaction.ApplicationId, interaction.Token, id)
            : RestRequest.To(method, template, interaction.ApplicationId, interaction.Token);
        return OfInteraction(request, interaction);
    }

    private static RestRequest OfInteraction(RestRequest request, Interaction interaction) =>
        request with
        {
            HasOwnToken = true,
            IsInteraction = true,
            FileLimit = interaction.AttachmentSizeLimit ?? request.FileLimit,
        };

    private static RestRequest Callback(Interaction interaction, InteractionResponse response, TimeSpan within)
    {
        var request = OfInteraction(
            RestRequest.To(HttpMethod.Post, "interactions/{}/{}/callback", interaction.Id, interaction.Token),
            interaction
        ) with
        {
            IsRetrySafe = true,
            RetryFor = within,
        };
        var complete = Complete(response, request.Key, request.FileLimit);
        return request.WithBody(complete, DiscordJson.Default.InteractionResponse) with
        {
            Files = response.Message?.Files ?? [],
        };
    }

    /// <summary>The answer as it is sent: checked, with its uploads listed.</summary>
    /// <exception cref="DiscordApiException">Discord would refuse it.</exception>
    internal static InteractionResponse Complete(InteractionResponse response, string route, long fileLimit)
    {
        if (response.Modal is { } modal)
        {
            ComponentRules.Check(modal, route);
        }

        return response.Message is { } message
            ? response.WithMessage(MessageContent.WithUploads(message, route, fileLimit))
            : response;
    }
}

internal sealed record InteractionCallbackResult(InteractionCallbackResource? Resource);

internal sealed record InteractionCallbackResource(Message? Message);

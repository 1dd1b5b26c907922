using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Interactions;

/// <summary>The first answer to an interaction. Made by the factories, which keep type and data together.</summary>
[JsonConverter(typeof(InteractionResponseConverter))]
public sealed record InteractionResponse
{
    private InteractionResponse(InteractionResponseType type) => Type = type;

    public InteractionResponseType Type { get; }

    public MessagePayload? Message { get; private init; }

    public IReadOnlyList<CommandChoice>? Choices { get; private init; }

    public Modal? Modal { get; private init; }

    public static InteractionResponse Pong { get; } = new(InteractionResponseType.Pong);

    /// <summary>A component was used; nothing changes yet, an edit of its message may follow.</summary>
    public static InteractionResponse DeferredUpdate { get; } = new(InteractionResponseType.DeferredUpdateMessage);

    public static InteractionResponse Reply(MessagePayload message) =>
        new(InteractionResponseType.ChannelMessageWithSource) { Message = message };

    /// <summary>"Thinking": the answer follows within 15 min, and is as visible as decided here.</summary>
    public static InteractionResponse Deferred(bool ephemeral) =>
        new(InteractionResponseType.DeferredChannelMessageWithSource)
        {
            Message = ephemeral ? new() { Flags = MessageFlags.Ephemeral } : null,
        };

    /// <summary>Changes the message whose component was used.</summary>
    public static InteractionResponse Update(MessagePayload message) =>
        new(InteractionResponseType.UpdateMessage) { Message = message };

    /// <param name="choices">Up to 25; the rest is cut off.</param>
    public static InteractionResponse Autocomplete(IReadOnlyList<CommandChoice> choices) =>
        new(InteractionResponseType.AutocompleteResult) { Choices = [.. choices.Take(25)] };

    /// <summary>Not in answer to a modal or a ping.</summary>
    public static InteractionResponse Open(Modal modal) => new(InteractionResponseType.Modal) { Modal = modal };

    /// <summary>Applications with an activity only; not in answer to a modal or a ping.</summary>
    public static InteractionResponse LaunchActivity { get; } = new(InteractionResponseType.LaunchActivity);

    /// <summary>Something stands in the channel, or is seen by the user, after it.</summary>
    [JsonIgnore]
    public bool MakesMessage =>
        Type
            is InteractionResponseType.ChannelMessageWithSource
                or InteractionResponseType.DeferredChannelMessageWithSource
                or InteractionResponseType.UpdateMessage;

    internal InteractionResponse WithMessage(MessagePayload message) => this with { Message = message };
}

public enum InteractionResponseType
{
    Pong = 1,
    ChannelMessageWithSource = 4,
    DeferredChannelMessageWithSource = 5,
    DeferredUpdateMessage = 6,
    UpdateMessage = 7,
    AutocompleteResult = 8,
    Modal = 9,
    LaunchActivity = 12,
}

/// <param name="CustomId">1–100 characters.</param>
/// <param name="Title">1–45 characters.</param>
/// <param name="Components">1–5 action rows or labels.</param>
public sealed record Modal(string CustomId, string Title, IReadOnlyList<Component> Components);

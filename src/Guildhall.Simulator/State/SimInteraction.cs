using System.Text.Json.Nodes;

namespace Guildhall.Simulator.State;

internal enum InteractionKind
{
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Modal = 5,
}

/// <summary>One interaction from its birth to the end of its token.</summary>
internal sealed class SimInteraction(ulong id, string token, InteractionKind kind, SimBot bot, SimUser user)
{
    public static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    public ulong Id => id;

    public string Token => token;

    public InteractionKind Kind => kind;

    public SimBot Bot => bot;

    public SimUser User => user;

    public required SimChannel Channel { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the reply's <c>interaction_metadata</c> will be.</summary>
    public required JsonObject Metadata { get; init; }

    /// <summary>The message whose component was used.</summary>
    public SimMessage? Source { get; init; }

    /// <summary>20 for a chat command's reply, 23 for a context menu's, 19 for a component's.</summary>
    public int ReplyType { get; init; }

    /// <summary>Callback type; null until acknowledged.</summary>
    public int? CallbackType { get; set; }

    /// <summary>Why an application that interactions are posted to has not answered.</summary>
    public string? Failure { get; set; }

    public DateTimeOffset? AcknowledgedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public bool IsDeferred => CallbackType is 5 or 6;

    /// <summary>What <c>@original</c> means.</summary>
    public SimMessage? Original { get; set; }

    public List<SimMessage> FollowUps { get; } = [];

    public JsonArray? Choices { get; set; }

    public SimModal? Modal { get; set; }

    /// <summary>Done when the final answer stands: a reply, the edit of a deferred one, a modal, choices.</summary>
    public TaskCompletionSource Completed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>A form that waits for its user.</summary>
internal sealed record SimModal(ulong Id, SimInteraction Origin, string CustomId, string Title, JsonArray Components);

using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Commands;

/// <summary>What a handler answers. It never pings anybody.</summary>
/// <param name="Content">Up to 2,000 characters; what is longer is cut, with an ellipsis.</param>
public sealed record Reply(string? Content = null)
{
    private const int LongestContent = 2000;

    /// <summary>Up to 10.</summary>
    public IReadOnlyList<Embed> Embeds { get; init; } = [];

    /// <summary>Up to 5 rows.</summary>
    public IReadOnlyList<Component> Components { get; init; } = [];

    public IReadOnlyList<FileUpload> Files { get; init; } = [];

    /// <summary>Only the requester sees it. A spec that is ephemeral makes all its replies so.</summary>
    public bool Ephemeral { get; init; }

    /// <summary>A form to open instead of a message; only as the first answer, and not to a form.</summary>
    public Modal? Modal { get; private init; }

    /// <summary>The acknowledgement stands; a job edits it later.</summary>
    public bool IsDeferred { get; private init; }

    /// <summary>Run once Discord has taken the answer; not where it could not be told. What it throws is logged.</summary>
    public Func<CancellationToken, Task>? WhenSent { get; init; }

    /// <summary>
    /// Leaves "thinking…" standing, because a job will edit the original answer. A handler that enqueues such a job
    /// awaits <see cref="RequestContext.DeferAsync"/> before it.
    /// </summary>
    public static Reply Deferred { get; } = new() { IsDeferred = true };

    /// <summary>Opens a form. It must come within 2 s, before the router defers.</summary>
    public static Reply Open(Modal modal) => new() { Modal = modal };

    /// <param name="clears">True to clear what the reply does not have (an edit), false to leave it out.</param>
    internal MessagePayload ToPayload(bool clears) =>
        new()
        {
            Content = Content is { Length: > LongestContent } ? Cut(Content) : Content ?? (clears ? "" : null),
            Embeds = Embeds.Count > 0 || clears ? Embeds : null,
            Components = Components.Count > 0 || clears ? Components : null,
            Files = Files,
            AllowedMentions = AllowedMentions.None,
        };

    private static string Cut(string text)
    {
        var end = LongestContent - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }
}

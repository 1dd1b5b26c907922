using System.Text.Json.Serialization;

namespace Guildhall.Discord.Model;

/// <summary>
/// A message to send, or the changes to one: what is null stays as it is on an edit, what is empty is cleared.
/// Pings nobody unless <see cref="AllowedMentions"/> says so.
/// </summary>
public sealed record MessagePayload
{
    /// <summary>Up to 2,000 characters.</summary>
    public string? Content { get; init; }

    /// <summary>Up to 10.</summary>
    public IReadOnlyList<Embed>? Embeds { get; init; }

    /// <summary>Up to 5 rows, or up to 40 layout components.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    public AllowedMentions AllowedMentions { get; init; } = AllowedMentions.None;

    public MessageFlags? Flags { get; init; }

    public MessageReference? MessageReference { get; init; }

    /// <summary>On an edit: the attachments to keep, null for all and empty for none. Uploads are added by the client; an
    /// edit that uploads removes what is not named here.</summary>
    public IReadOnlyList<AttachmentReference>? Attachments { get; init; }

    /// <summary>Up to 25 characters. The client sets a random one where absent, so that a lost answer cannot post twice.</summary>
    public string? Nonce { get; init; }

    public bool? EnforceNonce { get; init; }

    public bool? Tts { get; init; }

    /// <summary>Webhooks only: instead of its name, 1–80 characters.</summary>
    public string? Username { get; init; }

    /// <summary>Webhooks only: instead of its picture.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>Webhooks of forums only: opens a thread of that name.</summary>
    public string? ThreadName { get; init; }

    /// <summary>Up to 10.</summary>
    [JsonIgnore]
    public IReadOnlyList<FileUpload> Files { get; init; } = [];

    /// <summary>Only its receiver sees it; interactions only.</summary>
    [JsonIgnore]
    public bool IsEphemeral
    {
        get => (Flags & MessageFlags.Ephemeral) == MessageFlags.Ephemeral;
        init => Flags = value ? (Flags ?? MessageFlags.None) | MessageFlags.Ephemeral : Flags & ~MessageFlags.Ephemeral;
    }

    public static MessagePayload OfText(string content) => new() { Content = content };

    public static MessagePayload OfEmbed(Embed embed) => new() { Embeds = [embed] };
}

/// <param name="Id">An existing attachment's id, or the index of an upload in the same request.</param>
public sealed record AttachmentReference(
    Snowflake<Attachment> Id,
    string? Filename = null,
    string? Description = null,
    bool? IsSpoiler = null
);

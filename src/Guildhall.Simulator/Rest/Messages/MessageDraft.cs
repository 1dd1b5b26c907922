using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Rest.Messages;

/// <summary>A message as it was sent, checked. What is null was not sent, and an edit leaves it alone.</summary>
internal sealed record MessageDraft
{
    public string? Content { get; init; }

    public JsonArray? Embeds { get; init; }

    public JsonArray? Components { get; init; }

    /// <summary>The whole new list: files of this request by their index, kept ones by their id.</summary>
    public IReadOnlyList<AttachmentDraft>? Attachments { get; init; }

    public int? Flags { get; init; }

    public JsonObject? AllowedMentions { get; init; }

    public JsonNode? Nonce { get; init; }

    public bool EnforcesNonce { get; init; }

    public bool IsTts { get; init; }

    public JsonObject? Reference { get; init; }

    public JsonObject? Poll { get; init; }

    public IReadOnlyList<ulong> StickerIds { get; init; } = [];

    public bool IsForward => Reference?["type"]?.ToString() == "1";

    public bool IsEmpty =>
        string.IsNullOrEmpty(Content)
        && Embeds is null or { Count: 0 }
        && Components is null or { Count: 0 }
        && Attachments is null or { Count: 0 }
        && Poll is null
        && StickerIds.Count == 0
        && !IsForward;
}

/// <param name="File">Null: the attachment with this id is kept.</param>
internal sealed record AttachmentDraft(ulong Id, UploadedFile? File, string? FileName, string? Description);

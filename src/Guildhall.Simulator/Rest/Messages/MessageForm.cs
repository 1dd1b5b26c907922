using System.Text.Json.Nodes;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Rest.Messages;

/// <summary>Checks a message body against Discord's limits.</summary>
internal static class MessageForm
{
    public const int ContentLimit = 2000;
    private const int LargestFile = 10 * 1024 * 1024;

    /// <exception cref="ApiException">50035 with every fault; 40005: a file over 10 MiB.</exception>
    public static MessageDraft Read(JsonObject body, IReadOnlyList<UploadedFile> files, SimMessage? existing = null) =>
        Read(new Form(body), files, existing);

    /// <exception cref="ApiException">50035 with every fault; 40005: a file over 10 MiB.</exception>
    public static MessageDraft Read(Form form, IReadOnlyList<UploadedFile> files, SimMessage? existing = null)
    {
        if (files.Sum(f => (long)f.Bytes.Length) > LargestFile)
        {
            throw Refusals.TooLarge;
        }

        var flags = form.Number("flags");
        var isV2 = (((flags ?? 0) | (existing?.Flags ?? 0)) & SimMessage.ComponentsV2) != 0;
        var attachments = Attachments(form, files);
        var draft = new MessageDraft
        {
            Content = form.Has("content") ? form.Text("content", 0, ContentLimit)?.Trim() ?? "" : null,
            Embeds = form.Has("embeds") ? EmbedForm.Read(form) : null,
            Components = form.Has("components")
                ? ComponentForm.Read(form, isV2, files: Names(attachments, existing))
                : null,
            Attachments = attachments,
            Flags = flags,
            AllowedMentions = AllowedMentions(form),
            Nonce = Nonce(form),
            EnforcesNonce = form.Flag("enforce_nonce") ?? false,
            IsTts = form.Flag("tts") ?? false,
            Reference = Reference(form),
            Poll = PollForm.Read(form),
            StickerIds = form.Ids("sticker_ids", 3),
        };
        if (isV2 && (draft.Content is { Length: > 0 } || draft.Embeds is { Count: > 0 } || draft.Poll is not null))
        {
            form.Fault(
                "flags",
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                "The 'content', 'embeds' and 'poll' fields cannot be used with MessageFlags.IS_COMPONENTS_V2"
            );
        }

        form.Check();
        return draft;
    }

    private static JsonObject? AllowedMentions(Form form)
    {
        if (form.Inner("allowed_mentions") is not { Body: var allowed })
        {
            return null;
        }

        foreach (var kind in (string[])["users", "roles"])
        {
            var isParsed = allowed["parse"] is JsonArray parse && parse.Any(p => p?.ToString() == kind);
            if (isParsed && allowed[kind] is JsonArray { Count: > 0 })
            {
                form.Fault(
                    "allowed_mentions",
                    "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                    $"parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive."
                );
            }
        }

        return allowed;
    }

    private static List<AttachmentDraft>? Attachments(Form form, IReadOnlyList<UploadedFile> files)
    {
        if (!form.Has("attachments") && files.Count == 0)
        {
            return null;
        }

        var byIndex = new Dictionary<ulong, (ulong Index, UploadedFile File)>();
        for (var i = 0; i < files.Count; i++)
        {
            var index = IndexOf(files[i], i);
            if (!byIndex.TryAdd(index, (index, files[i])))
            {
                form.Fault("files", "FILES_NOT_UNIQUE", "Two files have the same number.");
            }
        }

        var drafts = new List<AttachmentDraft>();
        foreach (var item in form.Items("attachments", 0, 10))
        {
            var id = item.Id("id") ?? 0;
            byIndex.Remove(id, out var sent);
            drafts.Add(new(id, sent.File, item.Text("filename"), item.Text("description", 0, 1024)));
        }

        // Files that no entry names are attached all the same.
        drafts.AddRange(byIndex.Values.Select(f => new AttachmentDraft(f.Index, f.File, null, null)));
        if (drafts.Count > 10)
        {
            form.Fault("attachments", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.");
        }

        return drafts;
    }

    // An edit keeps the files of the message unless it lists others.
    private static HashSet<string> Names(List<AttachmentDraft>? drafts, SimMessage? existing) =>
        [
            .. (existing?.Attachments ?? [])
                .Where(a => drafts is null || drafts.Any(d => d.Id == a.Id))
                .Select(a => a.FileName),
            .. (drafts ?? [])
                .SelectMany(d => new[] { d.File?.FileName, d.File is null ? null : d.FileName })
                .OfType<string>(),
        ];

    private static ulong IndexOf(UploadedFile file, int position)
    {
        var open = file.Field.IndexOf('[', StringComparison.Ordinal);
        return open >= 0 && ulong.TryParse(file.Field.AsSpan(open + 1).TrimEnd(']'), out var index)
            ? index
            : (ulong)position;
    }

    private static JsonNode? Nonce(Form form)
    {
        var nonce = form.Body["nonce"];
        if (Form.LengthOf(nonce?.ToString()) > 25)
        {
            form.Fault("nonce", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        }

        return nonce?.DeepClone();
    }

    private static JsonObject? Reference(Form form)
    {
        if (form.Inner("message_reference") is not { } reference)
        {
            return null;
        }

        reference.Id("message_id", isRequired: true);
        reference.Id("channel_id");
        return reference.Body;
    }
}

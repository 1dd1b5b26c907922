using System.Text.Json.Nodes;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Messages;

/// <summary>At most 10 embeds with together 6,000 characters.</summary>
internal static class EmbedForm
{
    private const int TotalLimit = 6000;

    private static readonly string[] Known =
    [
        "title",
        "description",
        "url",
        "timestamp",
        "color",
        "footer",
        "image",
        "thumbnail",
        "author",
        "fields",
    ];

    public static JsonArray Read(Form form)
    {
        var embeds = new JsonArray();
        var total = 0;
        foreach (var embed in form.Items("embeds", 0, 10))
        {
            total += Check(embed);
            if (embed.Body.Count > 0)
            {
                embeds.Add((JsonNode)Stored(embed.Body));
            }
        }

        if (total > TotalLimit)
        {
            form.Fault("embeds", "MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of {TotalLimit}");
        }

        return embeds;
    }

    private static int Check(Form embed)
    {
        var footer = embed.Inner("footer");
        var author = embed.Inner("author");
        Link(embed, "url");
        Link(embed.Inner("image"), "url");
        Link(embed.Inner("thumbnail"), "url");
        Link(author, "url");
        Link(author, "icon_url");
        Link(footer, "icon_url");
        embed.Number("color", 0, 0xFFFFFF);
        Timestamp(embed);
        var fields = embed.Items("fields", 0, 25);
        return Form.LengthOf(embed.Text("title", 0, 256))
            + Form.LengthOf(embed.Text("description", 0, 4096))
            + Form.LengthOf(footer?.Text("text", 1, 2048, isRequired: true))
            + Form.LengthOf(author?.Text("name", 1, 256, isRequired: true))
            + fields.Sum(f =>
                Form.LengthOf(f.Text("name", 1, 256, isRequired: true))
                + Form.LengthOf(f.Text("value", 1, 1024, isRequired: true))
            );
    }

    private static void Timestamp(Form embed)
    {
        if (embed.Text("timestamp") is { } text && !DateTimeOffset.TryParse(text, out _))
        {
            embed.Fault("timestamp", "DATE_TIME_TYPE_PARSE", $"Could not parse {text}. Should be ISO8601.");
        }
    }

    private static void Link(Form? form, string name)
    {
        if (form?.Text(name, 0, 2048) is not { Length: > 0 } text)
        {
            return;
        }

        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "attachment")
        )
        {
            form.Fault(name, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        }
    }

    private static JsonObject Stored(JsonObject sent)
    {
        var embed = new JsonObject { ["type"] = "rich" };
        foreach (var name in Known)
        {
            if (sent[name] is { } value)
            {
                embed[name] = value.DeepClone();
            }
        }

        if (embed["timestamp"] is { } time && DateTimeOffset.TryParse(time.ToString(), out var parsed))
        {
            embed["timestamp"] = parsed.Iso();
        }

        foreach (var field in embed["fields"] as JsonArray ?? [])
        {
            if (field is JsonObject one)
            {
                one["inline"] = one["inline"]?.DeepClone() ?? false;
            }
        }

        return embed;
    }
}

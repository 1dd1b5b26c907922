using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts;

/// <summary>Completes the second layout as Discord gives it back: every default said, every medium with its id and address.</summary>
internal static class ComponentLook
{
    private const int Thumbnail = 11;
    private const int MediaGallery = 12;
    private const int FileShown = 13;
    private const int Separator = 14;
    private const int Container = 17;

    /// <summary>Once the links to attachments are addresses.</summary>
    public static void Complete(Universe world, SimMessage message, JsonNode? node)
    {
        foreach (var component in (node as JsonArray ?? []).OfType<JsonObject>())
        {
            Fill(world, message, component);
            Complete(world, message, component["components"]);
            if (component["accessory"] is JsonObject accessory)
            {
                Fill(world, message, accessory);
            }
        }
    }

    private static void Fill(Universe world, SimMessage message, JsonObject component)
    {
        switch ((int?)component["type"])
        {
            case Thumbnail:
                Fill(world, message, component, "media");
                Say(component, "description", null);
                Say(component, "spoiler", false);
                break;
            case MediaGallery:
                foreach (var item in (component["items"] as JsonArray ?? []).OfType<JsonObject>())
                {
                    Fill(world, message, item, "media");
                    Say(item, "description", null);
                    Say(item, "spoiler", false);
                }

                break;
            case FileShown:
                var file = Fill(world, message, component, "file");
                Say(component, "name", file?.FileName);
                Say(component, "size", file?.Bytes.Length);
                Say(component, "spoiler", false);
                break;
            case Separator:
                Say(component, "divider", true);
                Say(component, "spacing", 1);
                break;
            case Container:
                Say(component, "accent_color", null);
                Say(component, "spoiler", false);
                break;
        }
    }

    private static SimAttachment? Fill(Universe world, SimMessage message, JsonObject owner, string name)
    {
        if (owner[name] is not JsonObject media || media["url"]?.ToString() is not { } url)
        {
            return null;
        }

        var file = message.Attachments.FirstOrDefault(a => (string?)a.ToJson(world, message)["url"] == url);
        Say(media, "id", world.Ids.Next().Text());
        Say(media, "proxy_url", url);
        Say(media, "width", null);
        Say(media, "height", null);
        if (file is not null)
        {
            Say(media, "content_type", file.ContentType);
            Say(media, "attachment_id", file.Id.Text());
        }

        return file;
    }

    private static void Say(JsonObject json, string name, JsonNode? value)
    {
        if (!json.ContainsKey(name))
        {
            json[name] = value;
        }
    }
}

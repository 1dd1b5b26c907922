using System.Text.Json.Nodes;
using Guildhall.Simulator.Rest.Messages;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Control;

/// <summary>Files given to the control routes as <c>{name, base64, contentType?}</c>.</summary>
internal static class Uploads
{
    /// <exception cref="BadControlException">No list, or one of them is no file.</exception>
    public static List<SimAttachment> ReadAll(ControlCall call) =>
        call.Body["attachments"] switch
        {
            null => [],
            JsonArray list => [.. list.Select(file => Read(call.World, file))],
            _ => throw new BadControlException("'attachments' is a list of {name, base64}."),
        };

    /// <exception cref="BadControlException">No name, or not base64.</exception>
    public static SimAttachment Read(Universe world, JsonNode? value)
    {
        if (
            value is not JsonObject
            || value["name"]?.ToString() is not { Length: > 0 } name
            || value["base64"]?.ToString() is not { } text
        )
        {
            throw new BadControlException("A file is an object: {name, base64}.");
        }

        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
        {
            throw new BadControlException($"The attachment '{name}' is not base64.");
        }

        var type = FileTypes.Of(name, value["contentType"]?.ToString());
        var attachment = new SimAttachment(world.Ids.Next(), name, type, bytes[..length]);
        world.Attachments.Add(attachment.Id, attachment);
        return attachment;
    }
}

using System.Text.Json.Nodes;
using Guildhall.Simulator.Rest.Messages;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Control;

/// <summary>Files given to the control routes as <c>{name, base64, contentType?}</c>.</summary>
internal static class Uploads
{
    /// <exception cref="BadControlException">No name, or not base64.</exception>
    public static SimAttachment Read(Universe world, JsonNode? value)
    {
        if (value?["name"]?.ToString() is not { Length: > 0 } name || value["base64"]?.ToString() is not { } text)
        {
            throw new BadControlException("An attachment is {name, base64}.");
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

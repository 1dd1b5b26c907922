using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Microsoft.AspNetCore.StaticFiles;

namespace Guildhall.Simulator.Control;

/// <summary>Files given to the control routes as <c>{name, base64, contentType?}</c>.</summary>
internal static class Uploads
{
    private static readonly FileExtensionContentTypeProvider Types = new();

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

        var type = value["contentType"]?.ToString() ?? (Types.TryGetContentType(name, out var known) ? known : null);
        var attachment = new SimAttachment(world.Ids.Next(), name, type ?? "application/octet-stream", bytes[..length]);
        world.Attachments.Add(attachment.Id, attachment);
        return attachment;
    }
}

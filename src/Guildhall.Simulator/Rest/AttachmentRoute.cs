using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Rest;

internal static class AttachmentRoute
{
    /// <summary>The bytes of an uploaded file, as the CDN gives them.</summary>
    public static IResult Serve(ulong attachment, Universe world)
    {
        lock (world.Gate)
        {
            return world.Attachments.TryGetValue(attachment, out var file)
                ? Results.Bytes(file.Bytes, file.ContentType)
                : Results.NotFound();
        }
    }
}

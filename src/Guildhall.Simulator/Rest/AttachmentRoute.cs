using Guildhall.Simulator.State;
using Microsoft.Net.Http.Headers;

namespace Guildhall.Simulator.Rest;

internal static class AttachmentRoute
{
    private const string Unknown = "application/octet-stream";

    // The page lives on the same origin: a file opened from it must neither run nor reach it.
    private const string Closed =
        "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'";

    private static readonly string[] Shown = ["image/", "audio/", "video/"];
    private static readonly string[] Active = [".htm", ".html", ".xhtml", ".svg", ".svgz", ".xml"];

    /// <summary>The bytes of an uploaded file, as the CDN gives them.</summary>
    public static IResult Serve(HttpResponse response, ulong attachment, Universe world)
    {
        SimAttachment? file;
        lock (world.Gate)
        {
            file = world.Attachments.GetValueOrDefault(attachment);
        }

        if (file is null)
        {
            return Results.NotFound();
        }

        var type = MediaTypeHeaderValue.TryParse(file.ContentType, out var told) ? told.ToString() : Unknown;
        var disposition = new ContentDispositionHeaderValue(IsShown(type, file.FileName) ? "inline" : "attachment");
        disposition.SetHttpFileName(file.FileName);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.ContentSecurityPolicy = Closed;
        return Results.Bytes(file.Bytes, type);
    }

    private static bool IsShown(string type, string name)
    {
        var media = type.Split(';')[0].Trim();
        return !Active.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)
            && !media.Contains("svg", StringComparison.OrdinalIgnoreCase)
            && (
                media.Equals("text/plain", StringComparison.OrdinalIgnoreCase)
                || Shown.Any(kind => media.StartsWith(kind, StringComparison.OrdinalIgnoreCase))
            );
    }
}

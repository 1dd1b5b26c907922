using System.Net.Http.Headers;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

/// <summary>Builds a request's body anew for each attempt, so that a retry sends whole files.</summary>
internal static class MessageContent
{
    private const int MostFiles = 10;

    private static readonly MediaTypeHeaderValue json = new("application/json");

    public static async ValueTask<HttpContent?> OpenAsync(RestRequest request, CancellationToken cancellation)
    {
        if (request.Files.Count == 0)
        {
            return request.Json is { } body ? Json(body) : null;
        }

        var content = new MultipartFormDataContent();
        try
        {
            if (request.Json is { } payload)
            {
                content.Add(Json(payload), "payload_json");
            }

            for (var i = 0; i < request.Files.Count; i++)
            {
                var file = request.Files[i];
                var part = new StreamContent(await file.Open(cancellation).ConfigureAwait(false));
                part.Headers.ContentType = MediaTypeHeaderValue.TryParse(file.ContentType, out var type)
                    ? type
                    : new("application/octet-stream");
                content.Add(part, $"files[{i}]", NameOf(file));
            }

            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    /// <summary>The payload with its uploads listed behind the attachments that stay.</summary>
    /// <exception cref="DiscordApiException">Too many files, one too big, or components that cannot stand so: Discord
    /// would refuse the whole request.</exception>
    public static MessagePayload WithUploads(MessagePayload payload, string route, long fileLimit)
    {
        ComponentRules.Check(payload, route.StartsWith("PATCH", StringComparison.Ordinal), route);
        if (payload.Files.Count == 0)
        {
            return payload;
        }

        if (payload.Files.Count > MostFiles)
        {
            throw TooLarge($"{payload.Files.Count} files; at most {MostFiles}.", route);
        }

        if (payload.Files.FirstOrDefault(file => file.Length > fileLimit) is { } big)
        {
            throw TooLarge($"A file has {big.Length} bytes; at most {fileLimit}.", route);
        }

        var uploads = payload.Files.Select(
            (file, index) => new AttachmentReference(new((ulong)index), NameOf(file), file.Description)
        );
        return payload with { Attachments = [.. payload.Attachments ?? [], .. uploads] };
    }

    private static DiscordApiException TooLarge(string message, string route) =>
        new(System.Net.HttpStatusCode.RequestEntityTooLarge, DiscordErrorCodes.RequestTooLarge, message, route)
        {
            IsLocal = true,
        };

    private static string NameOf(FileUpload file) => file.IsSpoiler ? "SPOILER_" + file.Name : file.Name;

    private static ReadOnlyMemoryContent Json(byte[] body) => new(body) { Headers = { ContentType = json } };
}

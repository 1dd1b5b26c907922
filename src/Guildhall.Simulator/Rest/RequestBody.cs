using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Wire;
using Microsoft.Net.Http.Headers;

namespace Guildhall.Simulator.Rest;

/// <summary>A request's body, read whole: JSON, or a form with <c>payload_json</c> or the fields themselves, and files.</summary>
internal sealed record RequestBody(JsonNode? Json, IReadOnlyList<UploadedFile> Files)
{
    private static RequestBody None { get; } = new(null, []);

    /// <summary>What is told of the body: of its files their names only.</summary>
    public JsonNode? Shown()
    {
        if (Files.Count == 0 || Json is not JsonObject json)
        {
            return Json;
        }

        var shown = (JsonObject)json.DeepClone();
        shown["files"] = new JsonArray([.. Files.Select(f => (JsonNode)f.FileName)]);
        return shown;
    }

    /// <exception cref="ApiException">50109: not JSON; 50035: not the form that it says it is.</exception>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed.MediaType.Value : null;
        if (type is "multipart/form-data" or "application/x-www-form-urlencoded")
        {
            return await ReadFormAsync(request, cancellation);
        }

        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellation);
        return buffer.Length == 0 ? None : new(Parse(buffer.ToArray()), []);
    }

    private static async Task<RequestBody> ReadFormAsync(HttpRequest request, CancellationToken cancellation)
    {
        var form = await FormOfAsync(request, cancellation);
        var files = new List<UploadedFile>();
        JsonNode? json = null;
        foreach (var file in form.Files)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancellation);
            if (file.Name == "payload_json")
            {
                json = Parse(bytes.ToArray());
            }
            else
            {
                files.Add(new(file.Name, file.FileName, TypeOf(file), bytes.ToArray()));
            }
        }

        if (form.TryGetValue("payload_json", out var payload))
        {
            json = Parse(System.Text.Encoding.UTF8.GetBytes(payload.ToString()));
        }

        return new(json ?? FieldsOf(form), files);
    }

    private static async Task<IFormCollection> FormOfAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return await request.ReadFormAsync(cancellation);
        }
        catch (Exception garbled)
            when (garbled is InvalidDataException or ArgumentException or FormatException or InvalidOperationException
                || garbled is IOException and not BadHttpRequestException
            )
        {
            throw Refusals.InvalidMultipart;
        }
    }

    // The fields of a message as those of the form; one that comes several times is a list.
    private static JsonObject FieldsOf(IFormCollection form)
    {
        var json = new JsonObject();
        foreach (var (name, values) in form)
        {
            json[name] =
                values.Count > 1
                    ? new JsonArray([.. values.Select(value => (JsonNode?)value)])
                    : (JsonNode?)values.ToString();
        }

        return json;
    }

    private static string TypeOf(IFormFile file) =>
        string.IsNullOrEmpty(file.ContentType) ? "application/octet-stream" : file.ContentType;

    private static JsonNode? Parse(byte[] bytes)
    {
        try
        {
            return JsonText.Parse(bytes);
        }
        catch (JsonException)
        {
            throw Refusals.InvalidJson;
        }
    }
}

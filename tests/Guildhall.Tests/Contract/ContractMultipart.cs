using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Guildhall.Tests.Contract;

/// <summary>A multipart body: <c>payload_json</c>, parts <c>files[n]</c>, and attachments that name those parts.</summary>
internal static class ContractMultipart
{
    private const int MostFiles = 10;

    /// <summary>The body as if it were JSON, with the files' names in place of their bytes; null when it cannot be read.</summary>
    public static async Task<JsonElement?> ReadAsync(ContractExchange exchange, List<ContractFault> faults)
    {
        var type = MediaTypeHeaderValue.Parse(exchange.RequestHeaders.ContentType.ToString());
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary == "")
        {
            faults.Add(new("Content-Type", "has no boundary"));
            return null;
        }

        using var bytes = new MemoryStream(exchange.RequestBody);
        var reader = new MultipartReader(boundary, bytes);
        var body = new JsonObject();
        var files = new List<int>();
        try
        {
            while (await reader.ReadNextSectionAsync() is { } section)
            {
                await AddAsync(section, body, files, faults);
            }
        }
        catch (Exception broken) when (broken is IOException or JsonException or InvalidOperationException)
        {
            faults.Add(new("multipart", broken.Message));
            return null;
        }

        Attachments(body, files, faults);
        return JsonSerializer.SerializeToElement(body);
    }

    private static async Task AddAsync(
        MultipartSection section,
        JsonObject body,
        List<int> files,
        List<ContractFault> faults
    )
    {
        var disposition = section.GetContentDispositionHeader();
        var name = HeaderUtilities.RemoveQuotes(disposition?.Name ?? "").ToString();
        if (name == "payload_json")
        {
            if (section.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == false)
            {
                faults.Add(new("payload_json", $"has content type {section.ContentType}"));
            }

            foreach (var (key, value) in (await JsonNode.ParseAsync(section.Body))!.AsObject())
            {
                body[key] = value?.DeepClone();
            }
        }
        else if (disposition?.FileName.HasValue != true && disposition?.FileNameStar.HasValue != true)
        {
            using var text = new StreamReader(section.Body);
            body[name] = await text.ReadToEndAsync();
        }
        else
        {
            if (name.StartsWith("files[", StringComparison.Ordinal) && Index(name[6..].TrimEnd(']')) is { } index)
            {
                files.Add(index);
            }
            else if (name != "file")
            {
                faults.Add(new(name, "is no name for a file: files[0] to files[9]"));
            }

            body[name] = "(bytes)";
        }
    }

    private static void Attachments(JsonObject body, List<int> files, List<ContractFault> faults)
    {
        if (files.Count > MostFiles || files.Any(index => index >= MostFiles) || files.Distinct().Count() < files.Count)
        {
            faults.Add(new("files", "must be files[0] to files[9], each once"));
        }

        // An answer to an interaction keeps its message under `data`. Long ids are those of attachments that stay.
        foreach (var attachment in (body["attachments"] ?? body["data"]?["attachments"]) as JsonArray ?? [])
        {
            if (Index(attachment?["id"]?.ToString()) is { } index && !files.Contains(index))
            {
                faults.Add(new("attachments", $"id {index} has no part files[{index}]"));
            }
        }
    }

    private static int? Index(string? text) =>
        text is { Length: < 3 } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
}

using System.Text;
using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Worlds.Google;

/// <summary>Drive v3, files and permissions. Source: https://developers.google.com/workspace/drive/api/reference/rest/v3</summary>
internal static class DriveEndpoints
{
    private const string Standard = "kind,id,name,mimeType";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/drive/v3/files", CreateAsync);
        api.MapGet("/drive/v3/files", List);
        api.MapGet("/drive/v3/files/{id}", Get);
        api.MapPatch("/drive/v3/files/{id}", UpdateAsync);
        api.MapDelete("/drive/v3/files/{id}", Delete);
        api.MapPost("/drive/v3/files/{id}/permissions", PermissionEndpoints.CreateAsync);
        api.MapGet("/drive/v3/files/{id}/permissions", PermissionEndpoints.List);
        api.MapDelete("/drive/v3/files/{id}/permissions/{permission}", PermissionEndpoints.Delete);
    }

    public static JsonObject Show(DriveFile file, string origin) =>
        new()
        {
            ["kind"] = "drive#file",
            ["id"] = file.Id,
            ["name"] = file.Name,
            ["mimeType"] = file.MimeType,
            ["description"] = file.Description,
            ["parents"] = file.Parent is { } parent ? new JsonArray(parent) : null,
            ["trashed"] = file.IsTrashed,
            ["createdTime"] = file.Created.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"),
            ["modifiedTime"] = file.Modified.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"),
            ["appProperties"] = file.AppProperties.Count > 0 ? file.AppProperties.DeepClone() : null,
            ["properties"] = file.Properties.Count > 0 ? file.Properties.DeepClone() : null,
            ["webViewLink"] = Link(file, origin),
        };

    public static string Link(DriveFile file, string origin) =>
        file.IsFolder ? $"{origin}/google/drive/folders/{file.Id}" : $"{origin}/google/document/d/{file.Id}/edit";

    public static IResult Answer(HttpRequest request, JsonObject answer, string standard) =>
        FieldMask.Apply(answer, request.Query["fields"] is [{ Length: > 0 } mask] ? mask : standard) is { } picked
            ? Results.Json(picked)
            : GoogleAnswer.Refuse(400, "invalidParameter", $"Invalid field selection {request.Query["fields"]}");

    private static async Task<IResult> CreateAsync(
        HttpRequest request,
        DriveShelf shelf,
        CancellationToken cancellation
    )
    {
        if (await JsonBody.ReadAsync(request, cancellation) is not { } body)
        {
            return GoogleAnswer.Refuse(400, "parseError", "Parse Error");
        }

        if (FileFault(body) is { } fault)
        {
            return GoogleAnswer.Invalid(fault);
        }

        var parent = body.List("parents") is [JsonValue value] && value.TryGetValue(out string? id) ? id : null;
        lock (shelf.Gate)
        {
            if (parent is not null && shelf.Find(parent) is not { IsFolder: true })
            {
                return GoogleAnswer.Missing(parent);
            }

            var type = body.Text("mimeType") ?? "application/octet-stream";
            var file = shelf.Create(body.Text("name") ?? "Untitled", type, parent);
            Write(file, body);
            return Answer(request, Show(file, GoogleEndpoints.Origin(request)), Standard);
        }
    }

    private static IResult List(HttpRequest request, DriveShelf shelf)
    {
        var query = request.Query["q"].ToString();
        Func<DriveFile, DriveShelf, bool>? test = query.Length == 0 ? (_, _) => true : DriveQuery.Parse(query);
        if (test is null)
        {
            return GoogleAnswer.Invalid("Invalid Value");
        }

        var size = request.Query["pageSize"] is [{ } text] && int.TryParse(text, out var asked) ? asked : 100;
        var skip = request.Query["pageToken"] is [{ } token] && int.TryParse(token, out var from) ? from : 0;
        if (size is < 1 or > 1000)
        {
            return GoogleAnswer.Invalid("Invalid value for pageSize.");
        }

        lock (shelf.Gate)
        {
            var found = Sorted(shelf.All.Where(f => f.Parent is not null && test(f, shelf)), request.Query["orderBy"]);
            var origin = GoogleEndpoints.Origin(request);
            var answer = new JsonObject
            {
                ["kind"] = "drive#fileList",
                ["incompleteSearch"] = false,
                ["files"] = new JsonArray([.. found.Skip(skip).Take(size).Select(f => (JsonNode)Show(f, origin))]),
            };
            if (found.Count > skip + size)
            {
                answer["nextPageToken"] = $"{skip + size}";
            }

            return Answer(request, answer, $"kind,incompleteSearch,nextPageToken,files({Standard})");
        }
    }

    private static List<DriveFile> Sorted(IEnumerable<DriveFile> files, string? order) =>
        order switch
        {
            "createdTime" => [.. files.OrderBy(f => f.Created).ThenBy(f => f.Id, StringComparer.Ordinal)],
            "name" => [.. files.OrderBy(f => f.Name, StringComparer.Ordinal)],
            _ => [.. files.OrderByDescending(f => f.Modified).ThenByDescending(f => f.Id, StringComparer.Ordinal)],
        };

    private static IResult Get(string id, HttpRequest request, DriveShelf shelf)
    {
        lock (shelf.Gate)
        {
            return shelf.Find(id) is { } file
                ? Answer(request, Show(file, GoogleEndpoints.Origin(request)), Standard)
                : GoogleAnswer.Missing(id);
        }
    }

    private static async Task<IResult> UpdateAsync(
        string id,
        HttpRequest request,
        DriveShelf shelf,
        CancellationToken cancellation
    )
    {
        if (await JsonBody.ReadAsync(request, cancellation) is not { } body)
        {
            return GoogleAnswer.Refuse(400, "parseError", "Parse Error");
        }

        if (body.ContainsKey("parents"))
        {
            return GoogleAnswer.Refuse(
                403,
                "fieldNotWritable",
                "The parents field is not directly writable in update requests. Use the addParents and removeParents parameters instead."
            );
        }

        if (FileFault(body) is { } fault)
        {
            return GoogleAnswer.Invalid(fault);
        }

        lock (shelf.Gate)
        {
            if (shelf.Find(id) is not { } file)
            {
                return GoogleAnswer.Missing(id);
            }

            if (request.Query["addParents"] is [{ Length: > 0 } parent])
            {
                if (shelf.Find(parent) is not { IsFolder: true } folder)
                {
                    return GoogleAnswer.Missing(parent);
                }

                file.Parent = folder.Id;
            }

            file.Name = body.Text("name") ?? file.Name;
            Write(file, body);
            shelf.Touch(file);
            return Answer(request, Show(file, GoogleEndpoints.Origin(request)), Standard);
        }
    }

    private static IResult Delete(string id, DriveShelf shelf)
    {
        lock (shelf.Gate)
        {
            if (shelf.Find(id) is not { } file)
            {
                return GoogleAnswer.Missing(id);
            }

            if (file.Parent is null)
            {
                return GoogleAnswer.Refuse(403, "insufficientFilePermissions", "The user cannot delete this file.");
            }

            shelf.Delete(file);
            return Results.NoContent();
        }
    }

    private static void Write(DriveFile file, JsonObject body)
    {
        file.Description = body.Text("description") ?? file.Description;
        file.IsTrashed = body.ContainsKey("trashed") ? body.Flag("trashed") : file.IsTrashed;
        Merge(file.AppProperties, body.Child("appProperties"));
        Merge(file.Properties, body.Child("properties"));
    }

    private static void Merge(JsonObject into, JsonObject? changes)
    {
        foreach (var (key, value) in changes ?? [])
        {
            if (value is null)
            {
                into.Remove(key);
            }
            else
            {
                into[key] = value.DeepClone();
            }
        }
    }

    private static string? FileFault(JsonObject body)
    {
        if (body.List("parents") is { Count: > 1 })
        {
            return "A shared drive item must have exactly one parent.";
        }

        if (body.ContainsKey("id"))
        {
            return "Generated IDs are not supported for Docs Editors formats.";
        }

        foreach (var name in new[] { "appProperties", "properties" })
        {
            var properties = body.Child(name) ?? [];
            if (properties.Count > 30)
            {
                return $"The limit on the number of {name} was exceeded.";
            }

            foreach (var (key, value) in properties)
            {
                if (value is not null && ((JsonNode)properties).Text(key) is null)
                {
                    return $"Invalid value for {name}.{key}: not a string.";
                }

                if (Encoding.UTF8.GetByteCount(key + (value?.ToString() ?? "")) > 124)
                {
                    return $"The total size of the key and value of {name}.{key} exceeds 124 bytes.";
                }
            }
        }

        return null;
    }
}

using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Worlds.Google;

/// <summary>Docs v1. Source: https://developers.google.com/workspace/docs/api/reference/rest/v1/documents</summary>
internal static class DocsEndpoints
{
    private const string Batch = ":batchUpdate";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/docs/v1/documents", CreateAsync);
        api.MapGet("/docs/v1/documents/{id}", Get);
        api.MapPost("/docs/v1/documents/{target}", BatchAsync);
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest request,
        DriveShelf shelf,
        CancellationToken cancellation
    )
    {
        var body = await JsonBody.ReadAsync(request, cancellation);
        lock (shelf.Gate)
        {
            var title = body.Text("title") ?? "Untitled document";
            return Results.Json(DocumentJson.Write(shelf.Create(title, DriveFile.DocumentType, null)));
        }
    }

    private static IResult Get(string id, HttpRequest request, DriveShelf shelf)
    {
        lock (shelf.Gate)
        {
            return shelf.Find(id) is { Body: not null } file
                ? DriveEndpoints.Answer(request, DocumentJson.Write(file), "*")
                : Missing();
        }
    }

    private static async Task<IResult> BatchAsync(
        string target,
        HttpRequest request,
        DriveShelf shelf,
        CancellationToken cancellation
    )
    {
        if (!target.EndsWith(Batch, StringComparison.Ordinal))
        {
            return GoogleAnswer.Refuse(404, "notFound", "Not found.");
        }

        if (await JsonBody.ReadAsync(request, cancellation) is not { } body)
        {
            return GoogleAnswer.Invalid("Invalid JSON payload received.");
        }

        lock (shelf.Gate)
        {
            return shelf.Find(target[..^Batch.Length]) is { Body: not null } file
                ? Apply(file, body, shelf)
                : Missing();
        }
    }

    private static IResult Apply(DriveFile file, JsonObject body, DriveShelf shelf)
    {
        if (body.List("requests") is not { Count: > 0 } requests)
        {
            return GoogleAnswer.Invalid("Must specify at least one request.");
        }

        if (body.Child("writeControl").Text("requiredRevisionId") is { } required && required != file.Revision)
        {
            return GoogleAnswer.Invalid($"The required revision ID '{required}' does not match the latest revision.");
        }

        var copy = file.Body!.Clone();
        IReadOnlyList<JsonObject> replies;
        try
        {
            replies = new DocumentEditor(copy, () => shelf.NewId("kix.")).Apply(requests);
        }
        catch (DocsRefusalException refusal)
        {
            return GoogleAnswer.Invalid(refusal.Message);
        }

        file.Body = copy;
        shelf.Touch(file);
        return Results.Json(
            new JsonObject
            {
                ["replies"] = new JsonArray([.. replies]),
                ["writeControl"] = new JsonObject { ["requiredRevisionId"] = file.Revision },
                ["documentId"] = file.Id,
            }
        );
    }

    private static IResult Missing() => GoogleAnswer.Refuse(404, "notFound", "Requested entity was not found.");
}

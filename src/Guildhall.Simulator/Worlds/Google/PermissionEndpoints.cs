using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Worlds.Google;

/// <summary>Who may see a file.</summary>
internal static class PermissionEndpoints
{
    private static readonly string[] Types = ["user", "group", "domain", "anyone"];
    private static readonly string[] Members = ["type", "role", "emailAddress", "domain"];
    private static readonly string[] Roles = ["organizer", "fileOrganizer", "writer", "commenter", "reader"];

    public static async Task<IResult> CreateAsync(
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

        var type = body.Text("type");
        if (!Types.Contains(type) || !Roles.Contains(body.Text("role")))
        {
            return GoogleAnswer.Invalid("The permission type or role field is required and must be known.");
        }

        if (type is "user" or "group" && body.Text("emailAddress")?.Contains('@', StringComparison.Ordinal) != true)
        {
            return GoogleAnswer.Invalid("The specified emailAddress is invalid or not applicable for the type.");
        }

        if (type == "domain" && string.IsNullOrEmpty(body.Text("domain")))
        {
            return GoogleAnswer.Invalid("The specified domain is invalid or not applicable for the type.");
        }

        lock (shelf.Gate)
        {
            if (shelf.Find(id) is not { } file)
            {
                return GoogleAnswer.Missing(id);
            }

            var permission = file.Permissions.FirstOrDefault(p => IsSame(p, body));
            if (permission is null)
            {
                permission = new JsonObject { ["kind"] = "drive#permission", ["id"] = shelf.NewId("perm") };
                file.Permissions.Add(permission);
            }

            foreach (var name in Members.Where(body.ContainsKey))
            {
                permission[name] = body.Text(name);
            }

            return DriveEndpoints.Answer(request, permission, "kind,id,type,role");
        }
    }

    public static IResult List(string id, HttpRequest request, DriveShelf shelf)
    {
        lock (shelf.Gate)
        {
            return shelf.Find(id) is { } file
                ? DriveEndpoints.Answer(
                    request,
                    new JsonObject
                    {
                        ["kind"] = "drive#permissionList",
                        ["permissions"] = new JsonArray([.. file.Permissions.Select(p => p.DeepClone())]),
                    },
                    "kind,permissions(kind,id,type,role)"
                )
                : GoogleAnswer.Missing(id);
        }
    }

    public static IResult Delete(string id, string permission, DriveShelf shelf)
    {
        lock (shelf.Gate)
        {
            return shelf.Find(id)?.Permissions.RemoveAll(p => p.Text("id") == permission) > 0
                ? Results.NoContent()
                : GoogleAnswer.Refuse(404, "notFound", $"Permission not found: {permission}.");
        }
    }

    private static bool IsSame(JsonObject permission, JsonObject asked) =>
        permission.Text("type") == asked.Text("type")
        && permission.Text("emailAddress") == asked.Text("emailAddress")
        && permission.Text("domain") == asked.Text("domain");
}

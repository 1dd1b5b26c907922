using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Worlds.Google;

/// <summary>A file, folder or document. Changed only under the lock of its <see cref="DriveShelf"/>.</summary>
internal sealed class DriveFile
{
    public const string FolderType = "application/vnd.google-apps.folder";
    public const string DocumentType = "application/vnd.google-apps.document";

    public required string Id { get; init; }

    public required string MimeType { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required string Name { get; set; }

    /// <summary>Null only for the roots.</summary>
    public string? Parent { get; set; }

    public string? Description { get; set; }

    public bool IsTrashed { get; set; }

    public DateTimeOffset Modified { get; set; }

    public JsonObject AppProperties { get; set; } = [];

    public JsonObject Properties { get; set; } = [];

    public List<JsonObject> Permissions { get; } = [];

    /// <summary>Only of documents.</summary>
    public DocumentBody? Body { get; set; }

    public string Revision { get; set; } = "";

    public bool IsFolder => MimeType == FolderType;
}

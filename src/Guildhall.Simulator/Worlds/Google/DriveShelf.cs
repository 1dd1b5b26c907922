using System.Globalization;
using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Worlds.Google;

/// <summary>What Drive holds: the service account's own root, and a folder that people shared with it.</summary>
internal sealed class DriveShelf
{
    /// <summary>The shared folder, to be set as the host's root folder.</summary>
    public const string SharedRoot = "1SimulatedSharedDriveFolderGuildhall";

    private const string OwnRoot = "0SimulatedServiceAccountRoot";

    private readonly TimeProvider time;
    private readonly Dictionary<string, DriveFile> files = [];
    private long last;

    public DriveShelf(TimeProvider time)
    {
        this.time = time;
        AddRoot(OwnRoot, "My Drive");
        AddRoot(SharedRoot, "Guildhall");
    }

    /// <summary>Taken for every read and every change.</summary>
    public Lock Gate { get; } = new();

    public IEnumerable<DriveFile> All => files.Values.OrderBy(f => f.Created).ThenBy(f => f.Id, StringComparer.Ordinal);

    public DriveFile? Find(string id) => files.GetValueOrDefault(id == "root" ? OwnRoot : id);

    public DriveFile Create(string name, string mimeType, string? parent)
    {
        var now = time.GetUtcNow();
        var file = new DriveFile
        {
            Id = NewId("1Sim"),
            Name = name,
            MimeType = mimeType,
            Parent = Find(parent ?? "root")!.Id,
            Created = now,
            Modified = now,
            Body = mimeType == DriveFile.DocumentType ? new DocumentBody() : null,
            Revision = NewId("rev"),
        };
        file.Permissions.Add(
            new JsonObject
            {
                ["kind"] = "drive#permission",
                ["id"] = NewId("perm"),
                ["type"] = "user",
                ["role"] = "owner",
                ["emailAddress"] = GoogleAccount.Email,
            }
        );
        files.Add(file.Id, file);
        return file;
    }

    public void Touch(DriveFile file)
    {
        file.Modified = time.GetUtcNow();
        file.Revision = NewId("rev");
    }

    /// <summary>For good, with everything in it.</summary>
    public void Delete(DriveFile file)
    {
        files.Remove(file.Id);
        foreach (var child in files.Values.Where(f => f.Parent == file.Id).ToList())
        {
            Delete(child);
        }
    }

    public string NewId(string prefix) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{Interlocked.Increment(ref last):D24}");

    /// <summary>The names from the root down, <c>Guildhall/mibera/leadership</c>.</summary>
    public string PathOf(DriveFile file) =>
        file.Parent is { } parent && Find(parent) is { } above ? $"{PathOf(above)}/{file.Name}" : file.Name;

    private void AddRoot(string id, string name)
    {
        var now = time.GetUtcNow();
        files.Add(
            id,
            new DriveFile
            {
                Id = id,
                Name = name,
                MimeType = DriveFile.FolderType,
                Created = now,
                Modified = now,
            }
        );
    }
}

using System.Text.Json.Nodes;
using Guildhall.Tests.Architecture;

namespace Guildhall.Tests.Kit;

/// <summary>One service's own folder: its data, its tenant file and its projects. Gone afterwards.</summary>
internal sealed class GuildhallFolder : IDisposable
{
    private static readonly string[] demoProjects = ["mibera", "fatbera", "interpol"];
    private static readonly string[] roles = ["leadership", "product", "marketing", "devrel", "developer", "admin"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("guildhall-service-");

    public GuildhallFolder(GuildhallSetup setup)
    {
        foreach (var (project, documents) in setup.Projects)
        {
            Directory.CreateDirectory(Path.Combine(Project(project), "docs"));
            foreach (var (path, content) in documents)
            {
                Write(project, path, content);
            }
        }

        Directory.CreateDirectory(Tenants);
        var file = TenantFile(setup);
        if (setup.Sietch is { } sietch)
        {
            file["sietch"] = sietch.DeepClone();
        }

        File.WriteAllText(Path.Combine(Tenants, "default.json"), file.ToJsonString());
    }

    public string Root => folder.FullName;

    public string Data => Path.Combine(folder.FullName, "data");

    public string Tenants => Path.Combine(folder.FullName, "tenants");

    public string Credentials => Path.Combine(folder.FullName, "google.json");

    public string Project(string name) => Path.Combine(folder.FullName, "projects", name);

    /// <summary>Gives it the database that a service has after its first start, unless it has one.</summary>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        var path = Path.Combine(Data, "guildhall.db");
        if (!File.Exists(path))
        {
            await MigratedFile.WriteAsync(path, cancellation);
        }
    }

    public string Write(string project, string path, string content)
    {
        var place = Path.Combine(Project(project), path);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.WriteAllText(place, content);
        return place;
    }

    /// <summary>Every file of the data folder that holds the text, in its bytes.</summary>
    public IEnumerable<string> FilesWith(string text) =>
        Directory.Exists(Data)
            ? Directory
                .EnumerateFiles(Data, "*", SearchOption.AllDirectories)
                // The writer's lock: open for nobody else, and empty.
                .Where(path => !path.EndsWith("-writer", StringComparison.Ordinal))
                .Where(path => Contains(path, text))
                .Select(path => Path.GetRelativePath(Data, path))
            : [];

    public void Dispose() => folder.Delete(recursive: true);

    private static bool Contains(string path, string text)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
    }

    private JsonObject TenantFile(GuildhallSetup setup) =>
        new()
        {
            ["id"] = setup.Guilds is null ? "default" : "claimed",
            ["name"] = "The tests' tenant",
            ["guilds"] = setup.Guilds is null ? "*" : List(setup.Guilds),
            ["roles"] = new JsonObject(roles.Select(role => KeyValuePair.Create(role, (JsonNode?)List([role])))),
            ["permissions"] = new JsonObject { ["translate"] = List(roles) },
            ["quotas"] = setup.Quotas?.DeepClone() ?? new JsonObject(),
            ["onomancer"] = new JsonObject
            {
                ["projects"] = new JsonObject(
                    demoProjects
                        .Select(name => (name, Path.Combine(Source.Root, "demo", "projects", name)))
                        .Concat(setup.Projects.Keys.Select(name => (name, Project(name))))
                        .Select(p => KeyValuePair.Create(p.name, (JsonNode?)new JsonObject { ["root"] = p.Item2 }))
                ),
            },
        };

    private static JsonArray List(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode?)v)]);
}

using Guildhall.Core;

namespace Guildhall.Onomancer.Documents;

/// <summary>Finds and reads the documents of one project, and of no other.</summary>
internal sealed class ProjectDocuments(ProjectSettings project)
{
    private readonly ProjectFolder folder = new(project.Root);

    public ProjectSettings Project => project;

    /// <summary>The path inside the project that the reference stands for.</summary>
    public Result<string> Resolve(DocumentReference reference)
    {
        if (!folder.Exists)
        {
            return DocumentRefusals.ProjectUnavailable(project.Name);
        }

        return reference.Shorthand is { } shorthand ? ResolveShorthand(shorthand) : ResolvePath(reference.Path!);
    }

    /// <summary>What tells whether a document has changed; null where it cannot be found.</summary>
    public FileStamp? StampOf(string name) =>
        folder.Locate(name) is { } place && new FileInfo(place) is { Exists: true } file
            ? new(file.Length, file.LastWriteTimeUtc)
            : null;

    /// <summary>Reads the whole document; refusals say what is wrong with it, by its path inside the project.</summary>
    public async Task<Result<SourceDocument>> ReadAsync(DocumentReference reference, CancellationToken cancellation)
    {
        if (!Resolve(reference).TryGet(out var name, out var refusal))
        {
            return refusal;
        }

        // Between the look and the open a file can vanish: Locate is asked again, and only its answer is opened.
        if (folder.Locate(name) is not { } place)
        {
            return NotFound(reference.ToString(), []);
        }

        if (Directory.Exists(place))
        {
            return DocumentRefusals.IsFolder(name);
        }

        return await DocumentFile.ReadAsync(new(place), project.Name, name, project.LargestDocument, cancellation);
    }

    private Result<string> ResolveShorthand(string name)
    {
        var places = Shorthands.PlacesOf(project, name);
        if (places.Count == 0)
        {
            return DocumentRefusals.UnknownShorthand(name, Shorthands.Of(project));
        }

        foreach (var place in places)
        {
            var found = place.EndsWith("/*", StringComparison.Ordinal) ? folder.Newest(place[..^2]) : place;
            if (found is not null && SafePath.HasReadableKind(found) && folder.Locate(found) is not null)
            {
                return found;
            }
        }

        return NotFound("@" + name, []);
    }

    private Result<string> ResolvePath(string path)
    {
        if (folder.Locate(path) is not null)
        {
            return path;
        }

        var respelled = folder.Respell(path) ?? folder.Respell("docs/" + path);
        return NotFound(path, respelled is not null ? [respelled] : DocumentListing.Similar(project, path));
    }

    private Refusal NotFound(string reference, IReadOnlyList<string> suggestions) =>
        DocumentRefusals.NotFound(
            reference,
            project.Name,
            suggestions,
            Shorthands.Listed(Shorthands.Of(project).Where(IsPresent)) is { Length: > 0 } known
                ? known
                : "none of this project's exist"
        );

    private bool IsPresent(string shorthand) =>
        Shorthands
            .PlacesOf(project, shorthand)
            .Any(place =>
                (place.EndsWith("/*", StringComparison.Ordinal) ? folder.Newest(place[..^2]) : folder.Locate(place))
                    is not null
            );
}

internal readonly record struct FileStamp(long Length, DateTimeOffset ChangedAt);

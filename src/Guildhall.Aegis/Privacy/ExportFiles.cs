namespace Guildhall.Aegis.Privacy;

/// <summary>Where exports wait for their owner: files that only the program's user reads.</summary>
internal sealed class ExportFiles(string folder)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Whole or not at all.</summary>
    public async Task SaveAsync(
        string name,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellation
    )
    {
        Directory.CreateDirectory(folder);
        var temporary = PathOf($"{name}.part");
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new FileStream(temporary, options))
        {
            await write(file, cancellation);
            await file.FlushAsync(cancellation);
        }

        File.Move(temporary, PathOf(name), overwrite: true);
    }

    /// <summary>Null where it has gone.</summary>
    public string? TryFind(string name) => File.Exists(PathOf(name)) ? PathOf(name) : null;

    public void Remove(string name) => File.Delete(PathOf(name));

    // Names are of our own making; a path in one would be our bug.
    private string PathOf(string name) => Path.Combine(folder, Path.GetFileName(name));
}

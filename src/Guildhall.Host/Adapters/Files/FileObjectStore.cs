using System.Text.RegularExpressions;
using Guildhall.Core.Ports;

namespace Guildhall.Host.Adapters.Files;

/// <summary>Objects as files under the data folder; whole or not there.</summary>
internal sealed partial class FileObjectStore(string folder) : IObjectStore
{
    public async Task PutAsync(string key, Stream content, string mediaType, CancellationToken cancellation)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var half = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Options = FileOptions.Asynchronous,
            };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            await using (var file = new FileStream(half, options))
            {
                await content.CopyToAsync(file, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(half, path, overwrite: true);
        }
        finally
        {
            File.Delete(half);
        }
    }

    public Task<Stream?> OpenAsync(string key, CancellationToken cancellation)
    {
        var path = PathOf(key);
        return Task.FromResult<Stream?>(File.Exists(path) ? File.OpenRead(path) : null);
    }

    public Task DeleteAsync(string key, CancellationToken cancellation)
    {
        var path = PathOf(key);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    private string PathOf(string key) =>
        Key().IsMatch(key)
            ? Path.Combine([folder, .. key.Split('/')])
            : throw new ArgumentException("Expected parts of a–z, 0–9, dots and hyphens between slashes.", nameof(key));

    [GeneratedRegex("^[a-z0-9-][a-z0-9.-]*(/[a-z0-9-][a-z0-9.-]*)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}

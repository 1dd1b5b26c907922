using System.Collections.Concurrent;
using Guildhall.Core.Ports;

namespace Guildhall.Tests.Aegis.Privacy.Suites;

/// <summary>Files in memory.</summary>
internal sealed class MemoryStore : IObjectStore
{
    private readonly ConcurrentDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    public IEnumerable<string> Keys => files.Keys;

    public async Task PutAsync(string key, Stream content, string mediaType, CancellationToken cancellation)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellation);
        files[key] = copy.ToArray();
    }

    public Task<Stream?> OpenAsync(string key, CancellationToken cancellation) =>
        Task.FromResult<Stream?>(files.TryGetValue(key, out var file) ? new MemoryStream(file) : null);

    public Task DeleteAsync(string key, CancellationToken cancellation)
    {
        files.TryRemove(key, out _);
        return Task.CompletedTask;
    }
}

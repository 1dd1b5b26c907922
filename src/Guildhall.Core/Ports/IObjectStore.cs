namespace Guildhall.Core.Ports;

/// <summary>Files that outlive their source: evidence, transcripts, exports. Never served from Guildhall's own address.
/// </summary>
public interface IObjectStore
{
    /// <summary>Stores the bytes; the same key again replaces them.</summary>
    /// <param name="key">Parts of a–z, 0–9, dots and hyphens, with slashes between them; no part begins with a dot.</param>
    Task PutAsync(string key, Stream content, string mediaType, CancellationToken cancellation);

    /// <summary>Null where there is nothing.</summary>
    Task<Stream?> OpenAsync(string key, CancellationToken cancellation);

    /// <summary>Does nothing where there is nothing.</summary>
    Task DeleteAsync(string key, CancellationToken cancellation);
}

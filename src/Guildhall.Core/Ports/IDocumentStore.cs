using Guildhall.Core.Tenancy;

namespace Guildhall.Core.Ports;

/// <summary>Where finished documents are filed and read: the local folder, or Google Docs.</summary>
public interface IDocumentStore
{
    /// <summary><c>local</c> or <c>google</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Files the document under its key. The same key again finds what an interrupted call left and completes it:
    /// never two documents for one key, and none left half written when the call fails for good.
    /// </summary>
    /// <exception cref="DocumentStoreException">Nothing was filed; <c>IsTransient</c> says whether to try again.</exception>
    Task<PublishedDocument> PublishAsync(DocumentDraft draft, CancellationToken cancellation);

    /// <summary>A link that the reader can open now; local ones expire.</summary>
    Uri LinkTo(PublishedDocument document);
}

public sealed record DocumentDraft
{
    /// <summary>Content key: the same for the same document, persona, prompt, model and policy.</summary>
    public required string Key { get; init; }

    public required TenantId Tenant { get; init; }

    public required string Project { get; init; }

    /// <summary>The persona's slug, which is also its folder: <c>leadership</c>.</summary>
    public required string Audience { get; init; }

    public required string Title { get; init; }

    public required string Markdown { get; init; }

    /// <summary>Kept with the document: source, model, time, generated-at. At most 30, values under 100 bytes.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();
}

/// <param name="Store">The <see cref="IDocumentStore.Name"/> that holds it.</param>
/// <param name="Id">The store's own id: a Google file id, or the key.</param>
/// <param name="Address">The store's lasting address, where it has one.</param>
public sealed record PublishedDocument(string Store, TenantId Tenant, string Id, string? Address);

/// <summary>The message is safe to show: what failed and what to do, no path, no credentials.</summary>
public sealed class DocumentStoreException(
    string message,
    bool isTransient,
    TimeSpan? retryAfter = null,
    Exception? inner = null
) : Exception(message, inner)
{
    public bool IsTransient => isTransient;

    public TimeSpan? RetryAfter => retryAfter;
}

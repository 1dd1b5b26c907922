using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Guildhall.Core.Ports;
using Guildhall.Core.Tenancy;

namespace Guildhall.Onomancer.Publishing;

/// <summary>Files documents under <c>{folder}/{tenant}/{project}/{audience}/{key}</c>, as Markdown, as a page, and with
/// what is known about them.</summary>
internal sealed class LocalDocumentStore(PublishingOptions options, SignedLinks links, TimeProvider time)
    : IDocumentStore
{
    public string Name => "local";

    public async Task<PublishedDocument> PublishAsync(DocumentDraft draft, CancellationToken cancellation)
    {
        if (!IsKey(draft.Key) || !TenantId.TryParse(draft.Tenant.Value, out _))
        {
            throw new DocumentStoreException("The document has no usable key or tenant.", isTransient: false);
        }

        try
        {
            await FileAsync(draft, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DocumentStoreException(
                "The document could not be written to the disk.",
                isTransient: true,
                inner: exception
            );
        }

        return new(Name, draft.Tenant, draft.Key, Address: null);
    }

    public Uri LinkTo(PublishedDocument document) =>
        links.Sign(options.PublicBase, document.Tenant, document.Id, options.LinkLifetime);

    /// <summary>The page's file, or null when there is none. Takes its parts from an address, untrusted.</summary>
    public string? TryFindPage(string tenant, string key) => TryFind(tenant, key, ".html");

    /// <summary>The Markdown's file, or null when there is none.</summary>
    public string? TryFindMarkdown(string tenant, string key) => TryFind(tenant, key, ".md");

    private string? TryFind(string tenant, string key, string extension)
    {
        if (!TenantId.TryParse(tenant, out _) || !IsKey(key))
        {
            return null;
        }

        var home = Path.Combine(options.Folder, tenant);
        if (!Directory.Exists(home))
        {
            return null;
        }

        var folders = Directory.EnumerateDirectories(home).SelectMany(Directory.EnumerateDirectories);
        var stem = folders
            .Select(folder => Path.Combine(folder, key))
            .FirstOrDefault(stem => File.Exists(stem + ".json"));
        return stem is not null && File.Exists(stem + extension) ? stem + extension : null;
    }

    private async Task FileAsync(DocumentDraft draft, CancellationToken cancellation)
    {
        var folder = Path.Combine(
            options.Folder,
            draft.Tenant.Value,
            FolderName(draft.Project),
            FolderName(draft.Audience)
        );
        var stem = Path.Combine(folder, draft.Key);
        if (File.Exists(stem + ".json"))
        {
            return;
        }

        Directory.CreateDirectory(folder);
        var stored = new StoredDocument
        {
            Key = draft.Key,
            Tenant = draft.Tenant.Value,
            Project = draft.Project,
            Audience = draft.Audience,
            Title = draft.Title,
            FiledAt = time.GetUtcNow(),
            Properties = draft.Properties,
        };
        await WriteAsync(stem + ".md", Encoding.UTF8.GetBytes(draft.Markdown), cancellation);
        await WriteAsync(
            stem + ".html",
            Encoding.UTF8.GetBytes(MarkdownPage.Render(draft.Title, draft.Markdown)),
            cancellation
        );
        await WriteAsync(
            stem + ".json",
            JsonSerializer.SerializeToUtf8Bytes(stored, StoredDocumentJson.Default.StoredDocument),
            cancellation
        );
    }

    /// <summary>Written beside its place and then moved: a reader sees the whole file or none.</summary>
    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancellation)
    {
        var temporary = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}.tmp";
        try
        {
            await using (
                var file = new FileStream(
                    temporary,
                    FileMode.CreateNew,
                    FileAccess.Write,
                    FileShare.None,
                    4_096,
                    useAsync: true
                )
            )
            {
                await file.WriteAsync(content, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static bool IsKey(string key) =>
        key.Length is >= 16 and <= 128 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>A name that is not safe as a folder becomes one that is, and still differs from every other name.</summary>
    private static string FolderName(string name)
    {
        var isSafe =
            name.Length is > 0 and <= 64
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-');
        if (isSafe)
        {
            return name;
        }

        var kept = new string([
            .. name.ToLowerInvariant().Where(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)).Take(40),
        ]);
        return $"{kept}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 6))}";
    }
}

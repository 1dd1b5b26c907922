using System.Text;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.Adapters.Google;

/// <summary>The calls to Drive v3 and Docs v1 that filing a document takes. Each is one request, tried once.</summary>
internal sealed class DriveClient(GoogleHttp http, IOptions<GoogleOptions> options)
{
    public const string FolderType = "application/vnd.google-apps.folder";
    public const string DocumentType = "application/vnd.google-apps.document";

    private const string Fields = "id,webViewLink";

    /// <summary>The oldest file, not in the bin, that carries this property of ours; null when there is none.</summary>
    /// <param name="parent">Only in this folder; null for anywhere.</param>
    public async Task<DriveFile?> FindAsync(
        string mimeType,
        string? parent,
        string key,
        string value,
        CancellationToken cancellation
    )
    {
        var query = new StringBuilder($"mimeType = '{mimeType}' and trashed = false");
        query.Append($" and appProperties has {{ key='{key}' and value='{Quoted(value)}' }}");
        if (parent is not null)
        {
            query.Append($" and '{Quoted(parent)}' in parents");
        }

        var address = Drive(
            $"files?q={Uri.EscapeDataString(query.ToString())}&orderBy=createdTime&pageSize=1"
                + $"&supportsAllDrives=true&includeItemsFromAllDrives=true&fields=files({Fields})"
        );
        var found = await http.SendAsync(HttpMethod.Get, address, null, GoogleJson.Default.DriveFileList, cancellation);
        return found.Files is [var file, ..] ? file : null;
    }

    public async Task<DriveFile> CreateAsync(DriveFile file, CancellationToken cancellation)
    {
        using var content = JsonContent.Create(file, GoogleJson.Default.DriveFile);
        await content.LoadIntoBufferAsync(cancellation);
        return await http.SendAsync(
            HttpMethod.Post,
            Drive($"files?supportsAllDrives=true&fields={Fields}"),
            content,
            GoogleJson.Default.DriveFile,
            cancellation
        );
    }

    /// <summary>For good. One that is gone already is no failure.</summary>
    public async Task DeleteAsync(string id, CancellationToken cancellation)
    {
        try
        {
            var address = Drive($"files/{Uri.EscapeDataString(id)}?supportsAllDrives=true");
            await http.SendAsync(HttpMethod.Delete, address, null, cancellation);
        }
        catch (GoogleFailureException gone) when (gone.Status == StatusCodes.Status404NotFound)
        {
            // What was to be gone is gone.
        }
    }

    /// <summary>The document's revision, and whether anything stands in it.</summary>
    public async Task<(string Revision, bool HasText)> ReadAsync(string id, CancellationToken cancellation)
    {
        var document = await http.SendAsync(
            HttpMethod.Get,
            Docs($"documents/{Uri.EscapeDataString(id)}?fields=revisionId,body(content(endIndex))"),
            null,
            GoogleJson.Default.DocsDocument,
            cancellation
        );

        // An empty body is a section break to 1 and one newline to 2.
        var end = document.Body?.Content?.Max(element => element.EndIndex) ?? 0;
        return (document.RevisionId ?? "", end > 2);
    }

    /// <summary>All requests or none.</summary>
    public async Task WriteAsync(string id, BatchUpdate update, CancellationToken cancellation)
    {
        using var content = JsonContent.Create(update, GoogleJson.Default.BatchUpdate);
        await content.LoadIntoBufferAsync(cancellation);
        var address = Docs($"documents/{Uri.EscapeDataString(id)}:batchUpdate");
        await http.SendAsync(HttpMethod.Post, address, content, cancellation);
    }

    private Uri Drive(string path) => Join(options.Value.Drive, path);

    private Uri Docs(string path) => Join(options.Value.Docs, path);

    private static Uri Join(Uri address, string path) => new($"{address.AbsoluteUri.TrimEnd('/')}/{path}");

    private static string Quoted(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal);
}

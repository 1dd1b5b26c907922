using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Ports;

namespace Guildhall.Host.Adapters.Google;

/// <summary>
/// Files documents as Google Docs. A document is found by its key before it is made, and its text is one batchUpdate,
/// which Google does whole or not at all: so a body with text is a finished document, and an empty one is what an
/// interrupted call left, to be completed.
/// </summary>
internal sealed partial class GoogleDocumentStore(
    DriveClient drive,
    GoogleFolders folders,
    GoogleRetries retries,
    TimeProvider time,
    ILogger<GoogleDocumentStore> log
) : IDocumentStore
{
    private const string Mark = "guildhallKey";
    private const int LongestProperty = 124;

    private static readonly TimeSpan CleaningUp = TimeSpan.FromSeconds(30);

    private readonly KeyedGate gate = new();

    public string Name => "google";

    public async Task<PublishedDocument> PublishAsync(DocumentDraft draft, CancellationToken cancellation)
    {
        var mark = MarkOf(draft);
        using (await gate.EnterAsync(mark, cancellation))
        {
            try
            {
                var file = await FileAsync(draft, mark, cancellation);
                return new(Name, draft.Tenant, file.Id!, file.WebViewLink ?? LinkOf(file.Id!));
            }
            catch (GoogleFailureException failure)
            {
                throw new DocumentStoreException(
                    $"The document was not filed. {failure.Message}",
                    failure.IsTransient,
                    failure.RetryAfter,
                    failure
                );
            }
        }
    }

    public Uri LinkTo(PublishedDocument document) => new(document.Address ?? LinkOf(document.Id));

    private async Task<DriveFile> FileAsync(DocumentDraft draft, string mark, CancellationToken cancellation)
    {
        var requests = MarkdownToDocs.Convert(draft.Markdown);
        DriveFile? file = null;
        try
        {
            file = await FindOrCreateAsync(draft, mark, cancellation);
            await retries.RunAsync(token => WriteAsync(file.Id!, requests, token), cancellation);
            return file;
        }
        catch (Exception exception) when (exception is GoogleFailureException or OperationCanceledException)
        {
            if (await RemoveHalfMadeAsync(file, mark) is { } whole)
            {
                return whole;
            }

            throw;
        }
    }

    private async Task<DriveFile> FindOrCreateAsync(DocumentDraft draft, string mark, CancellationToken cancellation)
    {
        for (var isAgain = false; ; isAgain = true)
        {
            var folder = await folders.EnsureAsync(draft.Tenant, draft.Project, draft.Audience, cancellation);
            try
            {
                // Looks again at every attempt, since the one before may have made it and lost the answer.
                return await retries.RunAsync(
                    async token =>
                        await drive.FindAsync(DriveClient.DocumentType, null, Mark, mark, token)
                        ?? await drive.CreateAsync(NewFile(draft, mark, folder), token),
                    cancellation
                );
            }
            catch (GoogleFailureException missing) when (missing.Status == StatusCodes.Status404NotFound && !isAgain)
            {
                folders.Forget();
            }
        }
    }

    private async Task<bool> WriteAsync(string id, IReadOnlyList<DocsRequest> requests, CancellationToken cancellation)
    {
        var (revision, hasText) = await drive.ReadAsync(id, cancellation);
        if (!hasText && requests.Count > 0)
        {
            // The revision refuses a second writer, in this process or another.
            await drive.WriteAsync(id, new(requests, new(revision)), cancellation);
        }

        return true;
    }

    /// <summary>After the last attempt, or the caller's cancellation: nothing half made stays behind.</summary>
    /// <param name="file">Null when it is not known whether one was made: a single look tells.</param>
    /// <returns>The document when it turns out to be whole, so that there is nothing to remove.</returns>
    private async Task<DriveFile?> RemoveHalfMadeAsync(DriveFile? file, string mark)
    {
        // Not the caller's token, which may be why we are here.
        using var limit = new CancellationTokenSource(CleaningUp, time);
        try
        {
            file ??= await drive.FindAsync(DriveClient.DocumentType, null, Mark, mark, limit.Token);
            return file is null || await retries.RunAsync(token => RemoveEmptyAsync(file.Id!, token), limit.Token)
                ? null
                : file;
        }
        catch (Exception exception) when (exception is GoogleFailureException or OperationCanceledException)
        {
            // The next call for this key finds it and completes it.
            HalfMadeStays(exception, file?.Id);
            return null;
        }
    }

    /// <returns>False when it is not empty, and stays.</returns>
    private async Task<bool> RemoveEmptyAsync(string id, CancellationToken cancellation)
    {
        var (_, hasText) = await drive.ReadAsync(id, cancellation);
        if (!hasText)
        {
            await drive.DeleteAsync(id, cancellation);
        }

        return !hasText;
    }

    private static DriveFile NewFile(DocumentDraft draft, string mark, string folder)
    {
        var properties = new Dictionary<string, string> { [Mark] = mark };
        foreach (var (name, value) in draft.Properties.Take(29))
        {
            properties[name] = Fitting(name, value);
        }

        return new()
        {
            Name = draft.Title,
            MimeType = DriveClient.DocumentType,
            Parents = [folder],
            Description = $"{draft.Audience} summary of {draft.Project}, written by Guildhall.",
            AppProperties = properties,
        };
    }

    /// <summary>Drive refuses a property over 124 bytes with its name; the rest of a longer value is cut off.</summary>
    private static string Fitting(string name, string value)
    {
        var room = LongestProperty - Encoding.UTF8.GetByteCount(name);
        var kept = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.ToString();
    }

    private static string MarkOf(DocumentDraft draft) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes($"{draft.Tenant.Value}\n{draft.Project}\n{draft.Audience}\n{draft.Key}")
            )
        );

    private static string LinkOf(string id) => $"https://docs.google.com/document/d/{Uri.EscapeDataString(id)}/edit";

    [LoggerMessage(LogLevel.Warning, "A half-made document may be left in Google: {Document}")]
    private partial void HalfMadeStays(Exception exception, string? document);
}

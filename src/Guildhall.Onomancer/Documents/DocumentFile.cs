using Guildhall.Core;

namespace Guildhall.Onomancer.Documents;

/// <summary>Reads one file that the caller has already decided may be read.</summary>
internal static class DocumentFile
{
    /// <param name="name">What the refusals and the result call it; never its place on the server.</param>
    /// <param name="limit">Bytes; a larger file is refused.</param>
    public static async Task<Result<SourceDocument>> ReadAsync(
        FileInfo file,
        string project,
        string name,
        long limit,
        CancellationToken cancellation
    )
    {
        byte[] bytes;
        try
        {
            if (file.Length > limit)
            {
                return DocumentRefusals.TooLarge(name, limit);
            }

            // Pipes and devices have no length either: they are never opened, so none can block or pour without end.
            if (file.Length == 0)
            {
                return DocumentRefusals.Empty(name);
            }

            bytes = await ReadBytesAsync(file, limit, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return DocumentRefusals.Unreadable(name);
        }

        if (bytes.LongLength > limit)
        {
            return DocumentRefusals.TooLarge(name, limit);
        }

        if (DocumentText.Decode(bytes) is not { } text)
        {
            return DocumentRefusals.Binary(name);
        }

        var document = new SourceDocument
        {
            Project = project,
            Name = name,
            Text = text,
            Frontmatter = FrontmatterReader.Read(text),
        };
        return string.IsNullOrWhiteSpace(document.Body) ? DocumentRefusals.Empty(name) : document;
    }

    private static async Task<byte[]> ReadBytesAsync(FileInfo file, long limit, CancellationToken cancellation)
    {
        await using var stream = file.Open(
            new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            }
        );

        // One byte over the limit tells a file that grew meanwhile from one that fits.
        using var copy = new MemoryStream((int)Math.Min(file.Length, limit) + 1);
        var buffer = new byte[65_536];
        while (copy.Length <= limit && await stream.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            copy.Write(buffer, 0, read);
        }

        return copy.ToArray();
    }
}

namespace Guildhall.Discord.Model;

/// <summary>A file to send. <see cref="Open"/> is called once for each attempt, so that a retry sends the whole file.</summary>
public sealed record FileUpload
{
    /// <summary>With extension; what people see.</summary>
    public required string Name { get; init; }

    /// <summary>A fresh stream at its start each time; the request disposes it.</summary>
    public required Func<CancellationToken, ValueTask<Stream>> Open { get; init; }

    /// <summary>Bytes, where known; sizes over the limit are refused before sending.</summary>
    public long? Length { get; init; }

    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>Alternative text, up to 1,024 characters.</summary>
    public string? Description { get; init; }

    public bool IsSpoiler { get; init; }

    public static FileUpload FromBytes(string name, ReadOnlyMemory<byte> bytes)
    {
        var array = bytes.ToArray();
        return new()
        {
            Name = name,
            Length = array.Length,
            Open = _ => new(new MemoryStream(array, writable: false)),
        };
    }

    /// <exception cref="IOException">When opened: the file is gone or cannot be read.</exception>
    public static FileUpload FromFile(string name, string path) =>
        new() { Name = name, Open = _ => new(File.OpenRead(path)) };
}

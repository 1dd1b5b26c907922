using Guildhall.Discord.Model;

namespace Guildhall.Core.Ports;

/// <summary>The bytes of files that members gave to Discord.</summary>
public interface IUploads
{
    /// <summary>Null where the file is larger than that, or gone: its address expires.</summary>
    /// <param name="longest">Bytes.</param>
    /// <exception cref="HttpRequestException">It could not be reached.</exception>
    Task<byte[]?> TryReadAsync(Attachment attachment, int longest, CancellationToken cancellation);
}

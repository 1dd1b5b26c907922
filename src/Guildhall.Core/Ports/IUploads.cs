using Guildhall.Discord.Model;

namespace Guildhall.Core.Ports;

/// <summary>The bytes of files that members gave to Discord.</summary>
public interface IUploads
{
    /// <summary>Null where the file is larger than that, gone (its address expires) or not to be had now.</summary>
    /// <param name="longest">Bytes.</param>
    Task<byte[]?> TryReadAsync(Attachment attachment, int longest, CancellationToken cancellation);
}

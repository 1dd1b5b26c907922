using Guildhall.Core;
using Guildhall.Core.Storage;
using Microsoft.Extensions.Options;

namespace Guildhall.Sietch.Members.Nyms;

/// <summary>The file of the key by which nyms are kept for their owners. Made when the first nym is.</summary>
internal sealed class NymKey(IOptions<GuildhallOptions> options)
{
    public string Place { get; } = Path.Combine(options.Value.Data, "sietch-nyms.key");

    public bool IsHere => File.Exists(Place);

    /// <exception cref="KeyFileException">Others may read the file, or it holds no key.</exception>
    public byte[] Load() => SigningKey.LoadOrCreate(Place, isIrreplaceable: true);
}

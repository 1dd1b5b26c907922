using Guildhall.Core;
using Guildhall.Core.Storage;
using Microsoft.Extensions.Options;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>The present key and, while it is being changed, the one before. Read when the first link is.</summary>
internal sealed class LinkKeys
{
    private readonly WalletLinkOptions options;
    private readonly string path;
    private readonly Lock gate = new();
    private LinkRing? ring;
    private DateTime readAt;

    public LinkKeys(IOptions<WalletLinkOptions> options, IOptions<GuildhallOptions> shared)
    {
        this.options = options.Value;
        path = this.options.KeyFile ?? Path.Combine(shared.Value.Data, "sietch-links.key");
    }

    /// <summary>The ids of the keys that are here. Makes none where there is none.</summary>
    public IReadOnlyList<string> Ids
    {
        get
        {
            if (options.Key is null && !File.Exists(path))
            {
                return TryFormer() is { } alone ? [alone.Id] : [];
            }

            var now = Now();
            return now.Former is { } former ? [now.Current.Id, former.Id] : [now.Current.Id];
        }
    }

    /// <summary>The file that holds the key, or would; the setting where that is the key.</summary>
    public string Place => options.Key is null ? path : "GUILDHALL__SIETCH__LINKS__KEY";

    /// <summary>Is a key being replaced?</summary>
    public bool IsChanging => options.FormerKey is not null || File.Exists(FormerPath);

    private string FormerPath => path + ".former";

    /// <summary>The keys as they are; to be asked once for all rows of one statement, since it looks at the file: the command line
    /// may have changed the key meanwhile, and what is sealed with the one before would be read by nobody.</summary>
    /// <exception cref="KeyFileException">Others may read the file, or it holds no key.</exception>
    public LinkRing Now()
    {
        lock (gate)
        {
            // A file that has vanished is no other key.
            if (ring is null || (options.Key is null && File.Exists(path) && File.GetLastWriteTimeUtc(path) != readAt))
            {
                // Before it is read: who replaces it in between is seen the next time.
                readAt = File.GetLastWriteTimeUtc(path);
                var current = options.Key is { } key ? SigningKey.FromSetting(key) : Load(path);
                ring = new(new(current), TryFormer());
            }

            return ring;
        }
    }

    /// <summary>Makes another key the present one; links of the one before are to be sealed again.</summary>
    /// <exception cref="InvalidOperationException">The key is a setting, or the last change is not finished.</exception>
    public void Renew()
    {
        if (options.Key is not null)
        {
            throw new InvalidOperationException(
                "The key is a setting: give the present one as the former key, and a new one as the key."
            );
        }

        lock (gate)
        {
            if (File.Exists(FormerPath))
            {
                throw new InvalidOperationException(
                    "The last change of the key is not finished; start the service once."
                );
            }

            if (File.Exists(path))
            {
                File.Move(path, FormerPath);
            }

            ring = null;
        }
    }

    /// <summary>Nothing is sealed with the former key any more.</summary>
    public void Forget()
    {
        lock (gate)
        {
            File.Delete(FormerPath);
            ring = null;
        }
    }

    private LinkKey? TryFormer() =>
        options.FormerKey is { } key ? new(SigningKey.FromSetting(key))
        : File.Exists(FormerPath) ? new(Load(FormerPath))
        : null;

    private static byte[] Load(string path) => SigningKey.LoadOrCreate(path, isIrreplaceable: true);
}

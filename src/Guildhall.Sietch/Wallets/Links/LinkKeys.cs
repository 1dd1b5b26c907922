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
    private LinkKey? current;
    private LinkKey? former;

    public LinkKeys(IOptions<WalletLinkOptions> options, IOptions<GuildhallOptions> shared)
    {
        this.options = options.Value;
        path = this.options.KeyFile ?? Path.Combine(shared.Value.Data, "sietch-links.key");
    }

    /// <exception cref="InvalidOperationException">Others may read the file, or it holds no key.</exception>
    public LinkKey Current
    {
        get
        {
            lock (gate)
            {
                return current ??= new(
                    options.Key is { } key ? SigningKey.FromSetting(key) : SigningKey.LoadOrCreate(path)
                );
            }
        }
    }

    /// <summary>Null where no key is being replaced.</summary>
    public LinkKey? Former
    {
        get
        {
            lock (gate)
            {
                return former ??=
                    options.FormerKey is { } key ? new(SigningKey.FromSetting(key))
                    : File.Exists(FormerPath) ? new(SigningKey.LoadOrCreate(FormerPath))
                    : null;
            }
        }
    }

    private string FormerPath => path + ".former";

    /// <exception cref="InvalidOperationException">No key here has that id: the row is of another installation, or its key
    /// was lost.</exception>
    public LinkKey Find(string id) =>
        Current.Id == id ? Current
        : Former?.Id == id ? Former
        : throw new InvalidOperationException(
            $"Links are sealed with the key {id}, which is not here. Put its file back, or set it as the former key."
        );

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

            (current, former) = (null, null);
        }
    }

    /// <summary>Nothing is sealed with the former key any more.</summary>
    public void Forget()
    {
        lock (gate)
        {
            File.Delete(FormerPath);
            former = null;
        }
    }
}

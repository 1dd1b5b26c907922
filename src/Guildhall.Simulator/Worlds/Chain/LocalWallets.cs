namespace Guildhall.Simulator.Worlds.Chain;

/// <summary>The wallets of the local world: its holders', and those that were made since.</summary>
internal sealed class LocalWallets(string seed)
{
    private readonly Lock gate = new();
    private int count = ChainHistory.Holders;

    public IReadOnlyList<LocalWallet> All
    {
        get
        {
            lock (gate)
            {
                return [.. Enumerable.Range(1, count).Select(number => LocalWallet.Of(seed, number))];
            }
        }
    }

    /// <summary>One that never claimed anything.</summary>
    public LocalWallet Add()
    {
        lock (gate)
        {
            return LocalWallet.Of(seed, ++count);
        }
    }
}

using System.Numerics;

namespace Guildhall.Simulator.Worlds.Chain;

/// <summary>The demo's holders: 120 wallets whose claims fall off as real ones do, a few that claimed in several parts, two
/// that burned, and two that hold the same.</summary>
internal static class ChainHistory
{
    public const int Holders = 120;

    public static LocalChain Plant(string seed)
    {
        var chain = new LocalChain(seed);
        for (var i = 1; i <= Holders; i++)
        {
            var wallet = WalletOf(seed, i);
            // The 70th holds what the 69th does, and claimed later.
            var rank = i == 70 ? 69 : i;
            var amount = Ether(200_000) / (rank + 3);
            var parts = 1 + (i % 3);
            for (var part = 0; part < parts; part++)
            {
                var share = part < parts - 1 ? amount / parts : amount - (amount / parts * (parts - 1));
                chain.Claim(LocalChain.Vaults[(i + part) % LocalChain.Vaults.Count], wallet, wallet, share);
            }

            chain.Mine(7);
        }

        chain.Burn(WalletOf(seed, 12), 1);
        chain.Burn(WalletOf(seed, 40), Ether(10));
        chain.Mine(50);
        return chain;
    }

    private static string WalletOf(string seed, int number) => LocalWallet.Of(seed, number).Address;

    private static BigInteger Ether(int whole) => whole * BigInteger.Pow(10, 18);
}

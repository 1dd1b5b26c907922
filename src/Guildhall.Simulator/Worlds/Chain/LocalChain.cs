using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Guildhall.Simulator.Worlds.Chain;

/// <summary>A chain in memory: blocks whose hashes change where they are reorganised, and the logs in them. The same seed
/// gives the same blocks.</summary>
internal sealed class LocalChain(string seed)
{
    /// <summary>Berachain's, so that what is set up for it works here.</summary>
    public const ulong Id = 80094;

    public const string Token = "0x656b95e550c07a9ffe548bd4085c72418ceb1dba";

    public const ulong FirstBlock = 1_000;

    /// <summary>RewardPaid(address indexed account, address to, uint256 reward)</summary>
    private const string RewardPaid = "0x540798df468d7b23d11f156fdb954cb19ad414d150722a7b6d55ba369dea792e";

    /// <summary>Transfer(address indexed from, address indexed to, uint256 value)</summary>
    private const string Transfer = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

    private readonly Lock gate = new();
    private readonly List<LocalLog> logs = [];
    private readonly Dictionary<ulong, int> forks = [];
    private ulong height = FirstBlock;

    public static IReadOnlyList<string> Vaults { get; } =
    ["0x00000000000000000000000000000000000a0001", "0x00000000000000000000000000000000000a0002"];

    public ulong Height
    {
        get
        {
            lock (gate)
            {
                return height;
            }
        }
    }

    public void Mine(ulong blocks)
    {
        lock (gate)
        {
            height += blocks;
        }
    }

    /// <summary>In a block of its own; whoever called may be another than who receives.</summary>
    public void Claim(string vault, string account, string to, BigInteger amount) =>
        Add(vault, [RewardPaid, Padded(account)], $"0x{Padded(to)[2..]}{Word(amount)}");

    /// <summary>In a block of its own.</summary>
    public void Burn(string from, BigInteger amount) =>
        Add(Token, [Transfer, Padded(from), Padded("0x" + new string('0', 40))], "0x" + Word(amount));

    /// <summary>The newest blocks become others, without the logs that were in them.</summary>
    public void Reorganise(ulong depth)
    {
        lock (gate)
        {
            var from = height - Math.Min(depth, height - FirstBlock) + 1;
            logs.RemoveAll(log => log.Block >= from);
            for (var number = from; number <= height; number++)
            {
                forks[number] = forks.GetValueOrDefault(number) + 1;
            }
        }
    }

    /// <summary>Null where there is no such block.</summary>
    public string? TryHash(ulong number)
    {
        lock (gate)
        {
            return number > height ? null : Hash($"block {number} {forks.GetValueOrDefault(number)}");
        }
    }

    /// <summary>In the chain's order.</summary>
    public IReadOnlyList<LocalLog> Logs(ulong from, ulong to)
    {
        lock (gate)
        {
            return [.. logs.Where(log => log.Block >= from && log.Block <= to)];
        }
    }

    /// <summary>What each wallet claimed and burned so far.</summary>
    public IReadOnlyList<LocalHolder> Holders()
    {
        lock (gate)
        {
            return
            [
                .. logs.GroupBy(log => log.Wallet)
                    .Select(own => new LocalHolder(
                        own.Key,
                        Sum(own.Where(log => !log.IsBurn)),
                        Sum(own.Where(log => log.IsBurn))
                    ))
                    .OrderByDescending(holder => holder.Claimed)
                    .ThenBy(holder => holder.Address, StringComparer.Ordinal),
            ];
        }
    }

    private void Add(string contract, IReadOnlyList<string> topics, string data)
    {
        lock (gate)
        {
            height++;
            logs.Add(
                new()
                {
                    Block = height,
                    BlockHash = TryHash(height)!,
                    Transaction = Hash($"tx {height} {forks.GetValueOrDefault(height)}"),
                    Contract = contract,
                    Topics = topics,
                    Data = data,
                }
            );
        }
    }

    private string Hash(string what) =>
        "0x" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {what}")));

    private static BigInteger Sum(IEnumerable<LocalLog> logs) =>
        logs.Aggregate(BigInteger.Zero, (sum, log) => sum + log.Amount);

    private static string Padded(string address) => $"0x{new string('0', 24)}{address[2..]}";

    private static string Word(BigInteger amount) =>
        Convert.ToHexStringLower(amount.ToByteArray(isUnsigned: true, isBigEndian: true)).PadLeft(64, '0');
}

internal sealed record LocalHolder(string Address, BigInteger Claimed, BigInteger Burned);

internal sealed record LocalLog
{
    public required ulong Block { get; init; }

    public required string BlockHash { get; init; }

    public required string Transaction { get; init; }

    public required string Contract { get; init; }

    public required IReadOnlyList<string> Topics { get; init; }

    public required string Data { get; init; }

    public bool IsBurn => Topics.Count == 3;

    /// <summary>Who burned, or who received.</summary>
    public string Wallet => IsBurn ? $"0x{Topics[1][26..]}" : $"0x{Data[26..66]}";

    public BigInteger Amount =>
        BigInteger.Parse("0" + Data[^64..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}

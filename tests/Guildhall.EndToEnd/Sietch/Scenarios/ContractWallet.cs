using System.Text.Json.Nodes;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Wallets.Signatures;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>A contract wallet as its chain shows it: it says yes to what its owner signed.</summary>
internal sealed class ContractWallet(Address owner)
{
    private const string Code = "0x6001";
    private const string Yes = "0x1626ba7e00000000000000000000000000000000000000000000000000000000";
    private const string No = "0xffffffff00000000000000000000000000000000000000000000000000000000";
    private const int Head = 2 + 8;
    private const int Signature = Head + (64 * 3);

    public static Address Account { get; } = Address.Parse("0x00000000000000000000000000000000000000c1");

    public Address Owner { get; set; } = owner;

    /// <summary>Null for calls of others.</summary>
    public string? Answer(JsonObject call) =>
        (string?)call["method"] switch
        {
            "eth_getCode" when (string?)call["params"]![0] == Account.ToString() => Code,
            "eth_call" when (string?)call["params"]![0]!["to"] == Account.ToString() => IsOfOwner(
                (string)call["params"]![0]!["data"]!
            )
                ? Yes
                : No,
            _ => null,
        };

    /// <param name="data">isValidSignature(bytes32, bytes), encoded.</param>
    private bool IsOfOwner(string data)
    {
        var hash = Word.From(Convert.FromHexString(data.AsSpan(Head, 64)));
        var signature = Convert.FromHexString(data.AsSpan(Signature, 65 * 2));
        return RecoverableSignature.TryRead(signature)?.Recover(hash) == Owner;
    }
}

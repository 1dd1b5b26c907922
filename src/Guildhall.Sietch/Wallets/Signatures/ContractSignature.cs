using System.Buffers.Binary;
using Guildhall.Core.Ports;
using Guildhall.Core.Resilience;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Sietch.Chain.Sync;

namespace Guildhall.Sietch.Wallets.Signatures;

/// <summary>Asks a contract wallet on its chain whether a signature is its own. Source: ERC-1271</summary>
internal sealed class ContractSignature(ChainNodes nodes, TimeProvider time)
{
    private const uint IsValidSignature = 0x1626BA7E;
    private const int WordSize = Word.Size;

    /// <summary>What follows the signature of a wallet that is not deployed yet. Source: ERC-6492</summary>
    private static readonly byte[] undeployedMark = [.. Enumerable.Repeat((byte[])[0x64, 0x92], 16).SelectMany(b => b)];

    private static readonly TimeSpan patience = TimeSpan.FromSeconds(15);

    /// <summary>For a wallet that does not exist on the chain yet; such signatures are not taken.</summary>
    public static bool IsForUndeployed(ReadOnlySpan<byte> signature) => signature.EndsWith(undeployedMark);

    /// <summary>At the newest block.</summary>
    /// <returns>Null where no endpoint of that chain answered in 15 s.</returns>
    public async Task<bool?> IsOfAsync(
        FollowedChain chain,
        Address account,
        Word hash,
        byte[] signature,
        CancellationToken cancellation
    )
    {
        using var late = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        foreach (var node in nodes.Of(chain.Endpoints))
        {
            try
            {
                if (await node.ChainIdAsync(either.Token) == chain.Id)
                {
                    return IsYes(await node.CallAsync(account, Call(hash, signature), "latest", either.Token));
                }
            }
            catch (JsonRpcException exception) when (exception.Kind == JsonRpcFailure.Refused)
            {
                // The contract reverted, which is its way of saying no.
                return false;
            }
            catch (Exception exception) when (exception is JsonRpcException or WorldUnavailableException)
            {
                // The next one may answer.
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>isValidSignature(bytes32, bytes), encoded.</summary>
    private static byte[] Call(Word hash, byte[] signature)
    {
        const int head = sizeof(uint);
        var padded = (signature.Length + WordSize - 1) / WordSize * WordSize;
        var data = new byte[head + (3 * WordSize) + padded];
        BinaryPrimitives.WriteUInt32BigEndian(data, IsValidSignature);
        hash.ToArray().CopyTo(data, head);
        data[head + (2 * WordSize) - 1] = 2 * WordSize;
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(head + (3 * WordSize) - sizeof(int)), signature.Length);
        signature.CopyTo(data, head + (3 * WordSize));
        return data;
    }

    // An account without code answers nothing, and a contract that takes any call may answer anything.
    private static bool IsYes(byte[] answer) =>
        answer.Length == WordSize
        && BinaryPrimitives.ReadUInt32BigEndian(answer) == IsValidSignature
        && !answer.AsSpan(sizeof(uint)).ContainsAnyExcept((byte)0);
}

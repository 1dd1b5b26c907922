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

    /// <summary>So many endpoints must say the same, where there are so many: no word of one alone links a wallet.</summary>
    private const int Enough = 2;

    private static readonly TimeSpan patience = TimeSpan.FromSeconds(5);

    /// <summary>At the newest block, by all endpoints at once, each with a patience of 5 s.</summary>
    /// <returns><c>Yes</c> by two endpoints, or by the only one there is.</returns>
    public async Task<ContractAnswer> AskAsync(
        FollowedChain chain,
        Address account,
        Word hash,
        byte[] signature,
        CancellationToken cancellation
    )
    {
        var asked = nodes.Of(chain.Endpoints.Distinct());
        var needed = Math.Min(Enough, asked.Count);
        var call = Call(hash, signature);
        using var settled = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var answers = asked.Select(node => AskAsync(node, chain.Id, account, call, settled.Token)).ToList();
        var counts = new Dictionary<ContractAnswer, int>();
        await foreach (var answer in Task.WhenEach(answers))
        {
            var said = await answer;
            counts[said] = counts.GetValueOrDefault(said) + 1;
            if (said is ContractAnswer.Yes or ContractAnswer.No && counts[said] >= needed)
            {
                break;
            }
        }

        await settled.CancelAsync();
        await Task.WhenAll(answers);
        cancellation.ThrowIfCancellationRequested();
        return Verdict(counts, needed);
    }

    // A contract of which somebody knows nothing yet may have been made this minute.
    private static ContractAnswer Verdict(Dictionary<ContractAnswer, int> counts, int needed)
    {
        var (yes, no) = (counts.GetValueOrDefault(ContractAnswer.Yes), counts.GetValueOrDefault(ContractAnswer.No));
        return yes >= needed ? ContractAnswer.Yes
            : no >= needed ? ContractAnswer.No
            : yes > 0 ? ContractAnswer.Silent
            : no > 0 ? ContractAnswer.No
            : counts.GetValueOrDefault(ContractAnswer.NoCode) >= needed ? ContractAnswer.NoCode
            : ContractAnswer.Silent;
    }

    private async Task<ContractAnswer> AskAsync(
        ChainNode node,
        ulong chain,
        Address account,
        byte[] call,
        CancellationToken cancellation
    )
    {
        using var late = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            return await node.ChainIdAsync(either.Token) != chain ? ContractAnswer.Silent
                : !await node.HasCodeAsync(account, either.Token) ? ContractAnswer.NoCode
                : IsYes(await node.CallAsync(account, call, "latest", either.Token)) ? ContractAnswer.Yes
                : ContractAnswer.No;
        }
        catch (JsonRpcException exception) when (exception.IsRevert)
        {
            return ContractAnswer.No;
        }
        catch (Exception exception)
            when (exception is JsonRpcException or WorldUnavailableException or OperationCanceledException)
        {
            return ContractAnswer.Silent;
        }
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

    // A contract that takes any call may answer anything.
    private static bool IsYes(byte[] answer) =>
        answer.Length == WordSize
        && BinaryPrimitives.ReadUInt32BigEndian(answer) == IsValidSignature
        && !answer.AsSpan(sizeof(uint)).ContainsAnyExcept((byte)0);
}

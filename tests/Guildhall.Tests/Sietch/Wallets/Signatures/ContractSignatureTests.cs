using Guildhall.Core.Ports;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Wallets.Signatures;

namespace Guildhall.Tests.Sietch.Wallets.Signatures;

public class ContractSignatureTests
{
    private static readonly Word hash = Keccak256.Hash("text"u8);

    private readonly ScriptedWallet chain = new();

    [Fact]
    public async Task A_contract_that_says_yes_is_believed_while_it_says_so()
    {
        Assert.True(await AskAsync());

        chain.TakesIt = false;
        Assert.False(await AskAsync());
    }

    [Fact]
    public async Task The_call_is_encoded_as_the_standard_has_it()
    {
        await AskAsync();

        var data = chain.LastCall!;
        Assert.StartsWith($"0x1626ba7e{hash.ToString()[2..]}", data);
        Assert.Equal($"{0x40:x64}{70:x64}", data[(2 + 8 + 64)..(2 + 8 + 192)]);
        Assert.Equal(2 + 8 + (64 * 3) + (96 * 2), data.Length);
    }

    [Theory]
    [InlineData("0x")]
    [InlineData("0x01")]
    [InlineData("0x1626ba7e")]
    [InlineData("0x1626ba7effffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("0x000000000000000000000000000000000000000000000000000000001626ba7e")]
    public async Task Anything_but_the_word_itself_is_a_no(string answer)
    {
        chain.Instead = answer;

        Assert.False(await AskAsync());
    }

    [Fact]
    public async Task A_revert_is_a_no()
    {
        chain.Refusal = new JsonRpcException(JsonRpcFailure.Refused, "execution reverted", 3);

        Assert.False(await AskAsync());
    }

    [Fact]
    public async Task A_chain_that_does_not_answer_or_is_another_one_says_nothing()
    {
        chain.ChainId = 1;
        Assert.Null(await AskAsync());

        chain.IsSilent = true;
        Assert.Null(await AskAsync());
    }

    [Fact]
    public void A_signature_for_a_wallet_that_is_not_deployed_is_known_by_its_end()
    {
        byte[] mark = [.. Enumerable.Repeat((byte[])[0x64, 0x92], 16).SelectMany(b => b)];

        Assert.True(ContractSignature.IsForUndeployed([1, 2, .. mark]));
        Assert.False(ContractSignature.IsForUndeployed([.. mark, 1]));
    }

    private Task<bool?> AskAsync() =>
        chain
            .Checker(TimeProvider.System)
            .IsOfAsync(
                ScriptedWallet.Chain,
                ScriptedWallet.Contract,
                hash,
                ScriptedWallet.Signature,
                TestContext.Current.CancellationToken
            );
}

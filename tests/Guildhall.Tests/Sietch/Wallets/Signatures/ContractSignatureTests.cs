using Guildhall.Core.Ports;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Wallets.Signatures;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Sietch.Wallets.Signatures;

public class ContractSignatureTests
{
    private static readonly Word hash = Keccak256.Hash("text"u8);

    private readonly ScriptedWallet chain = new();

    [Fact]
    public async Task A_contract_that_says_yes_is_believed_while_it_says_so()
    {
        Assert.Equal(ContractAnswer.Yes, await AskAsync());

        chain.First.TakesIt = false;
        Assert.Equal(ContractAnswer.No, await AskAsync());
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
        chain.First.Instead = answer;

        Assert.Equal(ContractAnswer.No, await AskAsync());
    }

    [Fact]
    public async Task A_revert_is_a_no()
    {
        chain.First.Refusal = Revert;

        Assert.Equal(ContractAnswer.No, await AskAsync());
    }

    [Theory]
    [InlineData(-32601)]
    [InlineData(-32005)]
    [InlineData(-32000)]
    [InlineData(-32600)]
    public async Task An_endpoint_that_refuses_the_call_is_made_up_for_by_the_others_and_is_no_no(int code)
    {
        chain.First.Refusal = new(JsonRpcFailure.Refused, "refused", code);

        Assert.Equal(ContractAnswer.Silent, await AskAsync(of: 1));
        Assert.Equal(ContractAnswer.Silent, await AskAsync(of: 2));
        Assert.Equal(ContractAnswer.Yes, await AskAsync(of: 3));
    }

    [Fact]
    public async Task Of_several_endpoints_two_must_say_yes()
    {
        chain.Endpoints[1].TakesIt = false;

        Assert.Equal(ContractAnswer.Silent, await AskAsync(of: 2));
        Assert.Equal(ContractAnswer.Yes, await AskAsync(of: 3));

        chain.Endpoints[2].Refusal = Revert;
        Assert.Equal(ContractAnswer.No, await AskAsync(of: 3));
    }

    [Fact]
    public async Task An_account_without_code_has_no_signature_of_a_contract_whatever_is_answered()
    {
        foreach (var endpoint in chain.Endpoints)
        {
            (endpoint.Code, endpoint.Instead) = ("0x", ScriptedWallet.Magic);
        }

        Assert.Equal(ContractAnswer.NoCode, await AskAsync(of: 1));
        Assert.Equal(ContractAnswer.NoCode, await AskAsync(of: 2));
    }

    [Fact]
    public async Task An_endpoint_that_does_not_know_the_contract_yet_is_made_up_for()
    {
        chain.First.Code = "0x";

        Assert.Equal(ContractAnswer.Silent, await AskAsync(of: 2));
        Assert.Equal(ContractAnswer.Yes, await AskAsync(of: 3));
    }

    [Fact]
    public async Task Twice_the_same_address_is_one_endpoint()
    {
        var twice = ScriptedWallet.Chain with
        {
            Endpoints = [.. ScriptedWallet.Chain.Endpoints, .. ScriptedWallet.Chain.Endpoints],
        };

        Assert.Equal(ContractAnswer.Yes, await AskAsync(twice, TimeProvider.System));
    }

    [Fact]
    public async Task An_endpoint_that_is_slow_holds_nobody_up_for_longer_than_its_own_patience()
    {
        var time = new ManualTime();
        chain.First.Stall = () => { };
        Assert.Equal(ContractAnswer.Yes, await AskAsync(ScriptedWallet.With(3), time));

        chain.Endpoints[2].ChainId = 1;
        chain.First.Stall = () => time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(ContractAnswer.Silent, await AskAsync(ScriptedWallet.With(3), time));
    }

    [Fact]
    public async Task A_chain_that_does_not_answer_or_is_another_one_says_nothing()
    {
        chain.First.ChainId = 1;
        Assert.Equal(ContractAnswer.Silent, await AskAsync());

        chain.First.IsSilent = true;
        Assert.Equal(ContractAnswer.Silent, await AskAsync());
    }

    private static JsonRpcException Revert => new(JsonRpcFailure.Refused, "execution reverted", 3) { IsRevert = true };

    private Task<ContractAnswer> AskAsync(int of = 1) => AskAsync(ScriptedWallet.With(of), TimeProvider.System);

    private Task<ContractAnswer> AskAsync(FollowedChain followed, TimeProvider time) =>
        chain
            .Checker(time)
            .AskAsync(
                followed,
                ScriptedWallet.Contract,
                hash,
                ScriptedWallet.Signature,
                TestContext.Current.CancellationToken
            );
}

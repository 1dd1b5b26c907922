using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Events;

namespace Guildhall.Tests.Sietch.Chain.Events;

public class EventShapeTests
{
    private const string Account = "0x1111111111111111111111111111111111111111";
    private const string Operator = "0x2222222222222222222222222222222222222222";

    // As the specification's section 2.2 has them.
    [Theory]
    [InlineData(
        "RewardPaid(address indexed user, uint256 reward)",
        "0xe2403640ba68fed3a2f88b7557551d1993f84b99bb10ff833f0cf8db0c5e0486"
    )]
    [InlineData(
        "RewardPaid(address indexed account, address to, uint256 reward)",
        "0x540798df468d7b23d11f156fdb954cb19ad414d150722a7b6d55ba369dea792e"
    )]
    [InlineData(
        "Transfer(address indexed from, address indexed to, uint256 value)",
        "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"
    )]
    [InlineData(
        "event Redeem(address indexed from,address indexed receiver,uint amount);",
        "0xd12200efa34901b99367694174c3b0d32c99585fdf37c7c26892136ddd0836d9"
    )]
    [InlineData(
        "VaultCreated(address indexed stakingToken, address indexed vault)",
        "0x5d9c31ffa0fecffd7cf379989a3c7af252f0335e0d2a1320b55245912c781f53"
    )]
    public void The_topic_follows_from_the_declaration(string declaration, string topic) =>
        Assert.Equal(topic, EventShape.Parse(declaration).Topic.ToString());

    [Fact]
    public void A_claim_names_who_receives_it_and_how_much()
    {
        var shape = KnownEvents.RewardPaid;
        byte[] data = [.. WordOf(Operator).ToArray(), .. Wei.From(123).ToArray()];

        var values = shape.TryDecode([shape.Topic, WordOf(Account)], data)!;

        Assert.Equal(["account", "to", "reward"], values.Select(v => v.Parameter.Name));
        Assert.Equal([Account, Operator, "123"], values.Select(v => v.ToString()));
    }

    [Fact]
    public void Another_layout_of_the_same_name_is_not_taken_for_it()
    {
        var shape = KnownEvents.Transfer;
        Word[] topics = [shape.Topic, WordOf(Account), WordOf(Operator)];
        var data = Wei.One.ToArray();

        Assert.NotNull(shape.TryDecode(topics, data));
        Assert.Null(shape.TryDecode([.. topics, Word.From(data)], []));
        Assert.Null(shape.TryDecode(topics[..2], data));
        Assert.Null(shape.TryDecode(topics, [.. data, 0]));
        Assert.Null(shape.TryDecode(topics, data.AsSpan(0, 31)));
        Assert.Null(shape.TryDecode([shape.Topic, WordOf(Account) with { A = 1 }, topics[2]], data));
        Assert.Null(shape.TryDecode([KnownEvents.Redeem.Topic, .. topics[1..]], data));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Transfer")]
    [InlineData("Transfer(address")]
    [InlineData("Transfer(string name)")]
    [InlineData("Transfer(uint257 value)")]
    [InlineData("Transfer(uint0 value)")]
    [InlineData("Transfer(address to extra)")]
    [InlineData("Transfer(address indexed a, address indexed b, address indexed c, address indexed d)")]
    [InlineData("Transfer(address,)")]
    public void What_is_no_declaration_of_ours_says_so(string declaration) =>
        Assert.Throws<FormatException>(() => EventShape.Parse(declaration));

    private static Word WordOf(string address) => Address.Parse(address).ToWord();
}

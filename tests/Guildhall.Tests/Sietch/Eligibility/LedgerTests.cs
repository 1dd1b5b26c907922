using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Eligibility;

public sealed class LedgerTests
{
    [Fact]
    public void One_that_goes_on_is_the_same_as_one_made_of_everything()
    {
        var random = new Random(7);
        var whole = new Ledger();
        var parts = new Ledger();
        for (var block = 0UL; block < 40; block++)
        {
            for (var index = 0UL; index < 25; index++)
            {
                var wallet = new Address(0, 0, (ulong)random.Next(300));
                var kind = random.Next(10) == 0 ? FeedKind.Burn : FeedKind.Claim;
                var amount = Wei.From((ulong)random.Next(3));
                whole.Add(kind, wallet, amount, new(block, index));
                parts.Add(kind, wallet, amount, new(block, index));
            }

            parts = parts.Next();
        }

        Assert.Equal(whole.Count, parts.Count);
        Assert.Equal(Sorted(whole), Sorted(parts));
        Assert.All(whole.All, pair => Assert.Equal(pair.Value, parts[pair.Key]));
    }

    [Fact]
    public void What_is_added_to_the_next_does_not_show_in_the_one_before()
    {
        var first = new Ledger();
        first.Add(FeedKind.Claim, new(0, 0, 1), Wei.One, new(1, 0));
        var second = first.Next();
        second.Add(FeedKind.Burn, new(0, 0, 1), Wei.One, new(2, 0));
        second.Add(FeedKind.Claim, new(0, 0, 2), Wei.One, new(2, 1));

        Assert.Equal((1, 2), (first.Count, second.Count));
        Assert.True(first[new(0, 0, 1)].Burned.IsZero);
        Assert.Equal(2UL, second[new(0, 0, 1)].LastBurn);
    }

    private static List<KeyValuePair<Address, Holding>> Sorted(Ledger ledger) =>
        [.. ledger.All.OrderBy(pair => pair.Key)];
}

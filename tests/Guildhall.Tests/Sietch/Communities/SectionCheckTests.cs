using System.Text.Json;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch;
using Guildhall.Sietch.Chain.Events;
using Guildhall.Sietch.Communities;

namespace Guildhall.Tests.Sietch.Communities;

public class SectionCheckTests
{
    private const string Sound = """
        {
          "guild": "sietch-demo",
          "chain": {
            "endpoints": ["https://rpc.example"],
            "token": { "address": "0x656b95e550c07a9ffe548bd4085c72418ceb1dba", "fromBlock": 7 },
            "vaults": [{ "address": "0x00000000000000000000000000000000000a0001" }]
          }
        }
        """;

    [Fact]
    public void What_is_left_out_is_Berachain_with_69_places()
    {
        var section = Read(Sound);

        Assert.Empty(Faults(section));
        var community = Community.Of(TenantId.Default, section, null);
        Assert.Equal(80094UL, community.Chain.Id);
        Assert.Same(KnownEvents.RewardPaid, community.Chain.ClaimEvent);
        Assert.Equal((7UL, 0UL), (community.Chain.Token.FromBlock, community.Chain.Vaults[0].FromBlock));
        Assert.Equal(20UL, community.Chain.Head.Confirmations);
        Assert.Equal(
            new()
            {
                Naib = 7,
                Eligible = 69,
                Waiting = 100,
                Kept = 110,
            },
            community.Places
        );
        Assert.Equal(TimeSpan.FromHours(24), community.Grace);
        Assert.True(community.IsFollowed);
    }

    [Fact]
    public void Endpoints_of_the_settings_stand_in_the_place_of_those_of_the_file()
    {
        var community = Community.Of(TenantId.Default, Read(Sound), ["http://127.0.0.1:4000/chain"]);

        Assert.Equal(["http://127.0.0.1:4000/chain"], community.Chain.Endpoints.Select(e => e.AbsoluteUri));
    }

    [Fact]
    public void A_longer_list_keeps_its_waiting_list_and_ten_ranks_beyond_it()
    {
        var places = Community.PlacesOf(new() { Eligible = 400 });

        Assert.Equal((400, 400, 410), (places.Eligible, places.Waiting, places.Kept));
    }

    [Theory]
    [InlineData("\"sietch-demo\"", "\" \"", ".guild", "is empty")]
    [InlineData("0x656b95e550c07a9ffe548bd4085c72418ceb1dba", "0x656b", ".chain.token.address", "40 hexadecimal")]
    [InlineData(
        "0x656b95e550c07a9ffe548bd4085c72418ceb1dba",
        "0x0000000000000000000000000000000000000000",
        ".chain.token.address",
        "placeholder"
    )]
    [InlineData("https://rpc.example", "rpc.example", ".chain.endpoints[0]", "whole address")]
    [InlineData("\"chain\": {", "\"chain\": { \"claimEvent\": \"RewardPaid\",", ".chain.claimEvent", "declaration")]
    [InlineData(
        "\"chain\": {",
        "\"chain\": { \"claimEvent\": \"RewardPaid(address indexed user, uint256 reward)\",",
        ".chain.credited",
        "the event has user, reward"
    )]
    [InlineData("\"chain\": {", "\"chain\": { \"amount\": \"to\",", ".chain.amount", "unsigned")]
    [InlineData("\"chain\": {", "\"chain\": { \"confirmations\": -1,", ".chain.confirmations", "0 to 10,000")]
    [InlineData(
        "\"chain\": {",
        "\"chain\": { \"confirmations\": 3, \"finalized\": true,",
        ".chain.confirmations",
        "keep one"
    )]
    [InlineData("\"chain\": {", "\"places\": { \"kept\": 105 }, \"chain\": {", ".places.kept", "110 to")]
    [InlineData("\"chain\": {", "\"places\": { \"naib\": 70 }, \"chain\": {", ".places.eligible", "70 to")]
    [InlineData("\"chain\": {", "\"brake\": { \"largestPart\": 1.5 }, \"chain\": {", ".brake.largestPart", "up to 1")]
    [InlineData("\"chain\": {", "\"grace\": \"00:10:00\", \"chain\": {", ".grace", "1 hour")]
    [InlineData("\"chain\": {", "\"roles\": { \"naib\": \"\" }, \"chain\": {", ".roles.naib", "role's id or name")]
    [InlineData("\"chain\": {", "\"exclusions\": [\"x\"], \"chain\": {", ".exclusions[0]", "an address")]
    [InlineData("{ \"address\": \"0x00000000000000000000000000000000000a0001\" }", "", ".chain.vaults", "is empty")]
    [InlineData(
        "0x00000000000000000000000000000000000a0001",
        "0x656B95E550C07A9FFE548BD4085C72418CEB1DBA",
        ".chain.vaults[0].address",
        "the token's"
    )]
    [InlineData("\"chain\": {", "\"council\": { \"seats\": 70 }, \"chain\": {", ".council.seats", "0 to 69")]
    [InlineData(
        "\"chain\": {",
        "\"channels\": { \"door\": \"Lobby\", \"census\": \"lobby \" }, \"chain\": {",
        ".channels.census",
        "the channel of sietch.channels.door"
    )]
    public void A_fault_names_its_place_and_what_is_expected(string good, string bad, string path, string expected)
    {
        var fault = Assert.Single(Faults(Read(Sound.Replace(good, bad, StringComparison.Ordinal))));

        Assert.Equal(path, fault.Path);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Channels_that_count_are_known_by_name_in_any_case_and_none_is_empty()
    {
        const string guild = "\"guild\": \"sietch-demo\",";
        var section = Read(
            Sound.Replace(
                guild,
                $"{guild} \"activity\": {{ \"channels\": [\"General \", \" \"] }},",
                StringComparison.Ordinal
            )
        );

        Assert.Equal(".activity.channels[1]", Assert.Single(Faults(section)).Path);
        Assert.Contains("general", Community.Of(TenantId.Default, section, null).Tracked);
    }

    [Fact]
    public void A_vault_that_stands_twice_is_told()
    {
        const string vault = "{ \"address\": \"0x00000000000000000000000000000000000a0001\" }";
        var section = Read(Sound.Replace(vault, $"{vault}, {vault}", StringComparison.Ordinal));

        Assert.Contains("twice", Assert.Single(Faults(section)).Message, StringComparison.Ordinal);
    }

    private static SietchSection Read(string json) =>
        JsonSerializer.Deserialize(json, SietchJson.Default.SietchSection)!;

    private static IEnumerable<TenantSectionFault> Faults(SietchSection section) =>
        SectionCheck.Find(section, new("/tenants", new HashSet<string>()));
}

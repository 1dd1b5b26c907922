using Guildhall.Core.Tenancy;
using Guildhall.Discord.Gateway;
using Guildhall.Sietch;
using Guildhall.Sietch.Communities;
using Microsoft.Extensions.Options;

namespace Guildhall.Tests.Sietch.Communities;

public sealed class CommunityRegistryTests : IDisposable
{
    private const ulong Guild = 900_000_000_000_000_001;
    private const ulong Other = 900_000_000_000_000_002;
    private static readonly TenantId tenant = new("arrakis");

    private readonly string directory = Directory.CreateTempSubdirectory("guildhall-communities-").FullName;

    public void Dispose() => Directory.Delete(directory, true);

    [Fact]
    public void A_community_that_is_named_by_an_id_lives_in_that_guild_alone()
    {
        var communities = Load($"{Guild}", $"""["{Guild}","{Other}"]""");

        Assert.Equal([tenant], communities.HomesIn(new(Guild), []));
        Assert.Empty(communities.HomesIn(new(Other), [tenant]));
    }

    [Fact]
    public void A_guild_of_another_tenant_is_nobodys_home_whatever_a_file_says() =>
        Assert.Empty(Load($"{Guild}", $"""["{Other}"]""").HomesIn(new(Guild), []));

    [Fact]
    public void Where_the_bot_was_removed_a_name_is_known_by_what_is_stored()
    {
        var communities = Load("Arrakis", $"""["{Guild}","{Other}"]""");

        Assert.Equal([tenant], communities.HomesIn(new(Guild), [tenant]));
        Assert.Empty(communities.HomesIn(new(Other), []));
    }

    [Fact]
    public void The_only_guild_of_a_tenant_is_its_communitys() =>
        Assert.Equal([tenant], Load("Arrakis", $"""["{Guild}"]""").HomesIn(new(Guild), []));

    private CommunityRegistry Load(string guild, string guilds)
    {
        File.WriteAllText(
            Path.Combine(directory, "arrakis.json"),
            $$"""
            {
              "id": "arrakis",
              "guilds": {{guilds}},
              "sietch": {
                "guild": "{{guild}}",
                "chain": {
                  "token": { "address": "0x656b95e550c07a9ffe548bd4085c72418ceb1dba" },
                  "vaults": [{ "address": "0x00000000000000000000000000000000000a0001" }]
                }
              }
            }
            """
        );
        var section = new TenantSection<SietchSection>("sietch", SietchJson.Default.SietchSection, SectionCheck.Find);
        return new(
            new TenantRegistry(directory, [section]),
            new GuildCache(),
            new OptionsWrapper<SietchOptions>(new SietchOptions())
        );
    }
}

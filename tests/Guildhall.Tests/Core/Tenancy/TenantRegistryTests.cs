using System.Text.Json.Serialization;
using Guildhall.Core.Tenancy;
using Guildhall.Core.Usage;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Core.Tenancy;

public sealed class TenantRegistryTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("guildhall-tenants-").FullName;

    public void Dispose() => Directory.Delete(directory, true);

    [Fact]
    public void A_guild_belongs_to_the_tenant_that_claims_it()
    {
        Write("acme.json", """{"id":"acme","guilds":["100000000000000001","100000000000000002"]}""");
        Write("rest.json", """{"id":"rest","guilds":"*"}""");
        var registry = Load();

        Assert.Equal("acme", registry.TryGetByGuild(new(100_000_000_000_000_002))?.Id.Value);
        Assert.Equal("rest", registry.TryGetByGuild(new(9))?.Id.Value);
    }

    [Fact]
    public void The_default_tenant_serves_the_unclaimed()
    {
        Write("default.json", """{"id":"default"}""");

        Assert.Equal(TenantId.Default, Load().TryGetByGuild(new(9))?.Id);
    }

    [Fact]
    public void A_guild_of_nobody_gets_a_clear_refusal()
    {
        Write("acme.json", """{"id":"acme","guilds":["100000000000000001"]}""");

        Assert.False(Load().Resolve(new Snowflake<Guild>(9)).TryGet(out _, out var refusal));
        Assert.Equal("core.unclaimed_guild", refusal.Code);
        Assert.Contains("not set up", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_direct_message_has_no_tenant()
    {
        Write("default.json", """{"id":"default"}""");

        Assert.False(Load().Resolve(default).TryGet(out _, out var refusal));
        Assert.Equal("core.no_guild", refusal.Code);
    }

    [Fact]
    public void A_missing_folder_is_a_guildhall_without_tenants() =>
        Assert.Empty(new TenantRegistry(Path.Combine(directory, "missing"), []).All);

    [Fact]
    public void Everything_that_a_file_can_say_is_read()
    {
        Write(
            "acme.json",
            """
            // Comments and a trailing comma are fine.
            {
              "$schema": "tenant.schema.json",
              "id": "acme", "name": "Acme", "guilds": ["100000000000000001"],
              "features": ["webhooks", "knowledge-base"],
              "quotas": {"perMinute": 10, "perDay": 100, "perMonth": 2000, "concurrent": 3,
                         "dollarsPerDay": 1.5, "dollarsPerMonth": 30},
              "roles": {"developer": ["Developer", "111111111111111111"]},
              "permissions": {"translate": ["developer", "everyone"]},
              "shop": {"title": "Tools", "shelves": {"a": {"goods": ["hammer"], "depth": 3}}},
            }
            """
        );
        var tenant = Assert.Single(Load().All);

        Assert.Equal("Acme", tenant.Name);
        Assert.True(tenant.Has("webhooks"));
        Assert.Equal(
            new Quotas
            {
                PerMinute = 10,
                PerDay = 100,
                PerMonth = 2000,
                Concurrent = 3,
                DollarsPerDay = 1.5m,
                DollarsPerMonth = 30,
            },
            tenant.Quotas
        );
        Assert.True(tenant.Roles["developer"].IsGivenBy(new(111_111_111_111_111_111), null));
        Assert.True(tenant.Roles["developer"].IsGivenBy(new(5), "developer"));
        Assert.Equal(["developer", "everyone"], tenant.Permissions["translate"].Order());
        Assert.Equal("hammer", tenant.GetSection<Shop>().Shelves["a"].Goods[0]);
    }

    [Fact]
    public void Every_fault_of_every_file_is_listed_at_once()
    {
        Write(
            "a.json",
            """
            {"id": "Not A Slug", "colour": "red", "guilds": ["12", 7], "features": "all",
             "quotas": {"perMinute": "ten", "perHour": 3, "perDay": -1},
             "roles": {"developer": [""], "everyone": []},
             "permissions": {"translate": ["developper"]},
             "shop": {"titel": "x", "shelves": {"a": {"goods": "hammer", "depth": true}}}}
            """
        );
        Write("b.json", """{"name": "${NAME}"}""");
        Write("c.json", """{"id": "same", "guilds": ["100000000000000001"]}""");
        Write("d.json", """{"id": "same", "guilds": ["100000000000000001", "*"]}""");
        Write("e.json", """{"id": "default"}""");
        Write("f.json", "{ this is not JSON");
        Write("g.json", "[]");

        var faults = Assert.Throws<TenantConfigurationException>(Load).Faults;

        Assert.Equal(
            [
                "a.json $.colour",
                "a.json $.features",
                "a.json $.guilds[0]",
                "a.json $.guilds[1]",
                "a.json $.id",
                "a.json $.permissions.translate[0]",
                "a.json $.quotas.perDay",
                "a.json $.quotas.perHour",
                "a.json $.quotas.perMinute",
                "a.json $.roles.developer[0]",
                "a.json $.roles.everyone",
                "a.json $.shop.shelves.a.depth",
                "a.json $.shop.shelves.a.goods",
                "a.json $.shop.titel",
                "a.json $.shop.title",
                "b.json $.id",
                "b.json $.name",
                "d.json $.guilds",
                "d.json $.id",
                "e.json $.guilds",
                "f.json $",
                "g.json $",
            ],
            faults.Select(f => $"{f.File} {f.Path}").Order(StringComparer.Ordinal)
        );
        Assert.All(faults, f => Assert.DoesNotContain(directory, f.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_says_what_is_expected()
    {
        Write("a.json", """{"id":"a","quotas":{"perMinute":"ten"},"permissions":{"x":["boss"]},"roles":{"dev":[]}}""");

        var message = Assert.Throws<TenantConfigurationException>(Load).Message;

        Assert.Contains(
            "a.json $.quotas.perMinute: expected a whole number, found text.",
            message,
            StringComparison.Ordinal
        );
        Assert.Contains("expected one of: dev, everyone.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99999999999", "expected a whole number from -2,147,483,648 to 2,147,483,647.")]
    [InlineData("1.5", "expected a whole number, found a number.")]
    public void A_whole_number_that_is_too_large_is_told_the_range(string number, string expected)
    {
        const string file = """{"id":"a","shop":{"title":"x","shelves":{"a":{"goods":[],"depth":0}}}}""";
        Write("a.json", file.Replace(":0", $":{number}", StringComparison.Ordinal));

        var fault = Assert.Single(Assert.Throws<TenantConfigurationException>(Load).Faults);

        Assert.Equal(("$.shop.shelves.a.depth", expected), (fault.Path, fault.Message));
    }

    [Fact]
    public void A_sections_own_check_is_listed_too()
    {
        Write("a.json", """{"id":"a","shop":{"title":"","shelves":{}}}""");

        var fault = Assert.Single(Assert.Throws<TenantConfigurationException>(Load).Faults);

        Assert.Equal("$.shop.title", fault.Path);
    }

    [Theory]
    [InlineData("""{"id":"a","id":"b"}""", "$.id")]
    [InlineData("""{"id":null}""", "$.id")]
    [InlineData("""{"id":"a","guilds":{}}""", "$.guilds")]
    [InlineData("""{"id":"a","roles":[]}""", "$.roles")]
    [InlineData("""{"id":"a","roles":{"Bad Name":[]}}""", "$.roles['Bad Name']")]
    [InlineData("""{"id":"a","shop":null}""", "$.shop")]
    [InlineData("""{"id":"a","quotas":{"perDay":1.5}}""", "$.quotas.perDay")]
    [InlineData("", "$")]
    [InlineData("null", "$")]
    public void Odd_files_are_faults_and_never_a_crash(string json, string path)
    {
        Write("a.json", json);

        Assert.Equal(path, Assert.Single(Assert.Throws<TenantConfigurationException>(Load).Faults).Path);
    }

    [Fact]
    public void A_byte_order_mark_is_no_fault()
    {
        Write("a.json", "\uFEFF{\"id\":\"a\"}");

        Assert.Single(Load().All);
    }

    [Fact]
    public void A_faulty_reload_leaves_the_tenants_of_before()
    {
        Write("a.json", """{"id":"a","guilds":"*"}""");
        var registry = Load();
        Write("a.json", """{"id":"a","guilds":7}""");

        Assert.Throws<TenantConfigurationException>(registry.Reload);
        Assert.Equal("a", registry.TryGetByGuild(new(9))?.Id.Value);

        Write("a.json", """{"id":"b","guilds":"*"}""");
        registry.Reload();
        Assert.Equal("b", registry.TryGetByGuild(new(9))?.Id.Value);
    }

    private void Write(string name, string json) => File.WriteAllText(Path.Combine(directory, name), json);

    private TenantRegistry Load() =>
        new(
            directory,
            [
                new TenantSection<Shop>(
                    "shop",
                    ShopJson.Default.Shop,
                    (shop, _) => shop.Title.Length > 0 ? [] : [new(".title", "expected a title.")]
                ),
            ]
        );
}

internal sealed record Shop
{
    public required string Title { get; init; }

    public Dictionary<string, Shelf> Shelves { get; init; } = [];
}

internal sealed record Shelf(IReadOnlyList<string> Goods, int Depth);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Shop))]
internal sealed partial class ShopJson : JsonSerializerContext;

using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Simulator;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Kit;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>A community on a chain whose vault nobody claimed from yet, and what differs from it.</summary>
internal sealed record SyncSetup
{
    /// <summary>Of the local chain; the demo's holders claimed from others.</summary>
    public const string Vault = "0x00000000000000000000000000000000000b0002";

    private const string Token = "0x656b95e550c07a9ffe548bd4085c72418ceb1dba";

    /// <summary>A real chain; null for the local one.</summary>
    public EvmNode? Node { get; init; }

    /// <summary>Null for 7, 69, 100 and 110.</summary>
    public JsonObject? Places { get; init; }

    public int LargestPage { get; init; } = 10_000;

    /// <summary>The machine's time begins at one o'clock: no sync is due by itself while a scenario runs that does not say so.</summary>
    public QuietTime Time { get; init; } = new();

    /// <summary>Further settings, without <c>Guildhall:</c>.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>Two for the Naib, five in all.</summary>
    public static JsonObject FewPlaces =>
        new()
        {
            ["naib"] = 2,
            ["eligible"] = 5,
            ["waiting"] = 8,
            ["kept"] = 18,
        };

    public GuildhallSetup Of(LocalDiscord discord, IReadOnlyList<Uri> endpoints)
    {
        var setup = new GuildhallSetup
        {
            Sietch = Section(),
            Time = discord.Get<WorldClock>(),
            Settings =
            {
                ["Sietch:LongestDelay"] = "00:00:00",
                // Who asks again and again is a test.
                ["Sietch:TrustedAddresses:0"] = "127.0.0.1",
            },
        };
        foreach (var (i, endpoint) in endpoints.Index())
        {
            setup.Settings[string.Create(CultureInfo.InvariantCulture, $"Sietch:Endpoints:default:{i}")] =
                endpoint.AbsoluteUri;
        }

        foreach (var (key, value) in Settings)
        {
            setup.Settings[key] = value;
        }

        return setup;
    }

    private JsonObject Section()
    {
        var section = new JsonObject
        {
            ["guild"] = DemoWorld.Sietch,
            ["chain"] = new JsonObject
            {
                ["id"] = Node is null ? 80094 : (long)Node.Followed.Id,
                ["token"] = Contract(Node is null ? Token : Node.Token.ToString()),
                ["vaults"] = new JsonArray(Contract(Node is null ? Vault : Node.Vault.ToString())),
                ["confirmations"] = 0,
                ["largestPage"] = LargestPage,
            },
            // By the chain's rank alone, so that whoever has a tier has its role.
            ["council"] = new JsonObject { ["seats"] = 0 },
            ["roles"] = new JsonObject { ["naib"] = "naib", ["fedaykin"] = "fedaykin" },
            ["channels"] = new JsonObject { ["door"] = "the-door", ["admins"] = SyncStage.Admins },
            ["announcements"] = new JsonObject
            {
                ["every"] = "00:01:00",
                ["delay"] = "00:00:00",
                ["floor"] = 1,
            },
        };
        if (Places is not null)
        {
            section["places"] = Places.DeepClone();
        }

        return section;
    }

    public JsonObject Contract(string address) =>
        new() { ["address"] = address, ["fromBlock"] = Node is null ? 1000 : 0 };
}

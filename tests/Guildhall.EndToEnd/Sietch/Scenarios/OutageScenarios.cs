using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>Scenario 22 of the specification's section 11.</summary>
public class OutageScenarios
{
    private const long UntilKilled = 600_000;
    private const string Left = "Your access to";
    private const string Offer = "Welcome to";

    private static readonly string[] effects =
    [
        "sietch.roles:",
        "sietch.notices",
        "sietch.onboarding",
        "sietch.census",
        "webhook",
    ];

    // All that follows from a snapshot is ordered at the next full minute of the machine's clock.
    [Fact]
    public async Task S22_What_is_published_while_Discord_is_away_takes_effect_once_through_kills_between_send_and_mark()
    {
        await using var node = await NodeInFront.StartAsync();
        Guest loser = null!;
        var section = RoomSection.Of(seats: 0);
        section["channels"] = new JsonObject { ["census"] = "census" };
        await using var room = await Room.OpenAsync(
            section,
            async opening =>
            {
                node.Chain = opening.Chain;
                loser = await opening.JoinAsync();
                await opening.ClaimAsync(loser, 500);
                await opening.ClaimAsync($"0x{1:x40}", 700 * Room.Bgt);
            },
            keepsTime: true,
            ("Sietch:Endpoints:default:0", node.Address.AbsoluteUri)
        );
        var hooked = await room.RunAsync(
            "admin",
            "webhook add",
            ("name", "mirror"),
            ("url", new Uri(room.Discord.Address, "/hooks/mirror").AbsoluteUri),
            ("events", "standing.*")
        );
        Assert.True(hooked.IsEphemeral, hooked.Text);
        await Room.UntilAsync(async () => await room.PublishedAsync() is not null);
        await room.ProveAsync(loser);
        await room.UntilHasAsync(loser, "fedaykin");
        await room.UntilToldAsync(loser, Offer);
        var winner = await room.JoinAsync();
        await room.ProveAsync(winner);
        await using var program = await room.LeaveAsync();

        await program.StartAsync();
        node.Hold();
        await room.RunAsync("admin", "sietch sync");
        await node.HeldAsync();
        await room.BurnAsync(loser);
        await room.ClaimAsync(winner, 600);
        await CutOffAsync(room);
        node.Release();
        await Room.UntilAsync(async () => await RoleAsync(program, loser) == "none");
        Assert.Equal("fedaykin", await RoleAsync(program, winner));
        Assert.Equal(["fedaykin"], room.RolesOf(loser));
        Assert.Empty(room.RolesOf(winner));
        await program.KillAsync();

        // Discord is back, does what it is asked, and does not come to say so.
        await room.Discord.ClearFaultsAsync();
        await HoldAsync(room, "discord", "PUT", "/guilds/{guild}/members/{user}/roles/{role}");
        await HoldAsync(room, "discord", "DELETE", "/guilds/{guild}/members/{user}/roles/{role}");
        await HoldAsync(room, "discord", "POST", "/channels/{channel}/messages");
        await HoldAsync(room, "discord", "PATCH", "/channels/{channel}/messages/{message}");
        await HoldAsync(room, "hooks", "POST", "/hooks/mirror");
        await program.StartAsync();
        await Room.UntilAsync(() => room.RolesOf(winner).Contains("fedaykin"));
        await room.UntilToldAsync(loser, Left);
        await room.UntilToldAsync(winner, Offer);
        await Room.UntilAsync(async () => (await room.MessagesAsync("census")).Any(IsCensus));
        await Room.UntilAsync(async () => (await HooksAsync(room)).Select(hook => hook.Key).Distinct().Count() == 2);
        await program.KillAsync();

        await room.Discord.ClearFaultsAsync();
        await program.StartAsync();
        await room.UntilHasAsync(winner, "fedaykin");
        await room.UntilHasAsync(loser);
        await Room.UntilAsync(async () => IsDone(await program.JobsAsync()));
        Assert.Single(await room.ToldAsync(loser), told => told.Contains(Left, StringComparison.Ordinal));
        Assert.Single(await room.ToldAsync(winner), told => told.Contains(Offer, StringComparison.Ordinal));
        Assert.Single(await room.MessagesAsync("census"), IsCensus);
        var hooks = await HooksAsync(room);
        Assert.Equal(
            ["standing.joined", "standing.left"],
            hooks.DistinctBy(hook => hook.Key).Select(hook => hook.Event).Order()
        );
        Assert.All(hooks.GroupBy(hook => hook.Key), same => Assert.Single(same.Select(hook => hook.Wallet).Distinct()));
    }

    private static async Task<string> RoleAsync(RoomProgram program, Guest guest) =>
        (string)
            (
                await program.Http.GetFromJsonAsync<JsonNode>(
                    $"/eligibility/{guest.Wallet.Account}",
                    TestContext.Current.CancellationToken
                )
            )!["role"]!;

    /// <summary>No call is answered, and no line stands.</summary>
    private static async Task CutOffAsync(Room room)
    {
        await room.Discord.FaultAsync(
            "discord",
            new JsonObject { ["route"] = "/**" },
            new JsonObject { ["drop"] = true },
            times: 100_000
        );
        await room.Discord.PostAsync("/sim/gateway", new JsonObject { ["do"] = "noHello", ["times"] = 100_000 });
        await room.Discord.PostAsync("/sim/gateway", new JsonObject { ["do"] = "reset" });
    }

    /// <summary>The effect comes, its answer does not. A process that is slow to die tries again.</summary>
    private static Task HoldAsync(Room room, string world, string method, string route) =>
        room.Discord.FaultAsync(
            world,
            new JsonObject { ["method"] = method, ["route"] = route },
            new JsonObject { ["firstByteMs"] = UntilKilled },
            times: 1000
        );

    private static bool IsCensus(JsonNode message) =>
        message["embeds"]!.AsArray().Any(embed => (string?)embed!["title"] == "Census")
        && message["embeds"]![0]!["description"] is not null;

    private static async Task<IReadOnlyList<(string Key, string Event, string Wallet)>> HooksAsync(Room room) =>
        [
            .. (await room.Discord.ReadAsync("/sim/hooks"))["hooks"]!
                .AsArray()
                .Where(hook => (string?)hook!["path"] == "/hooks/mirror")
                .Select(hook => (Headers: hook!["headers"]!, Body: JsonNode.Parse((string)hook["body"]!)!))
                .Select(hook =>
                    (
                        (string)hook.Headers["guildhall-delivery"]!,
                        (string)hook.Headers["guildhall-event"]!,
                        (string)hook.Body["data"]!["wallet"]!
                    )
                ),
        ];

    /// <summary>What each minute orders anew may stand there at any moment.</summary>
    private static bool IsDone(string jobs) => effects.All(kind => !jobs.Contains(kind, StringComparison.Ordinal));
}

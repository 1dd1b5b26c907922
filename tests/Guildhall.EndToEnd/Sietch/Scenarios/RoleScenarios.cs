using System.Text.Json.Nodes;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>Scenario 19 of the specification's section 11.</summary>
public class RoleScenarios
{
    [Fact]
    public async Task S19_Who_drops_loses_the_role_and_who_returns_has_it_again_with_one_message_each_way()
    {
        const int places = 4;
        await using var room = await Room.OpenAsync(RoomSection.Of(seats: 0, eligible: places, waiting: 8));
        for (var i = 1; i < places; i++)
        {
            await room.ClaimAsync($"0x{i:x40}", 1000 * i * Room.Bgt);
        }

        var member = await room.ArriveAsync(500);
        await room.SyncAsync();
        await room.UntilHasAsync(member, "fedaykin");
        await room.OnboardAsync(member);
        await room.UntilHasAsync(member, "fedaykin", "onboarded");
        // Warnings of a place in danger are something else, and anybody's to turn off.
        var panel = await room.RunAsync(member, "alerts");
        await room.UseAsync(member, panel, "Turn all off");
        await room.RestAsync();
        var before = (await room.ToldAsync(member)).Count;

        await room.ClaimAsync($"0x{places:x40}", 600 * Room.Bgt);
        await room.SyncAsync();
        // Such a bot goes by the rank of the moment and gives nothing back.
        await room.ChangeAsync(member, new JsonObject { ["roles"] = new JsonArray("onboarded") });
        await room.UntilHasAsync(member, "fedaykin", "onboarded");
        await room.SyncAsync();
        await room.UntilHasAsync(member);
        await room.UntilToldAsync(member, "has ended");
        await room.SyncAsync();
        Assert.Equal(before + 1, (await room.ToldAsync(member)).Count);

        await room.ClaimAsync(member, 700);
        await room.SyncAsync();
        await room.UntilHasAsync(member, "fedaykin", "onboarded");
        await room.UntilToldAsync(member, "You are eligible");
        await room.SyncAsync();
        Assert.Equal(before + 2, (await room.ToldAsync(member)).Count);
        Assert.Equal(["fedaykin", "onboarded"], room.RolesOf(member));
    }
}

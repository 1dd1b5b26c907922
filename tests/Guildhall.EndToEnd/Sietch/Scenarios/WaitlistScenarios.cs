using System.Text.Json.Nodes;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>Scenario 25 of the specification's section 11, with 5 places in the place of 69 and 8 of 100.</summary>
public class WaitlistScenarios
{
    [Fact]
    public async Task S25_Who_waits_with_closed_messages_is_told_once_they_open_and_who_falls_out_once()
    {
        await using var room = await Room.OpenAsync(RoomSection.Of(seats: 0, eligible: 5, waiting: 8));
        for (var i = 1; i <= 5; i++)
        {
            await room.ClaimAsync($"0x{i:x40}", (1100 - (100 * i)) * Room.Bgt);
        }

        var registrant = await room.ArriveAsync(500);
        await room.ClaimAsync($"0x{7:x40}", 400 * Room.Bgt);
        var other = await room.ArriveAsync(300);
        await room.SyncAsync();
        await room.ChangeAsync(registrant, new JsonObject { ["acceptsDms"] = false });

        Assert.Contains(
            "place 6",
            (await room.RunAsync(registrant, "waitlist register")).Text,
            StringComparison.Ordinal
        );
        await room.UntilHasAsync(registrant, "aspirant");
        Assert.Contains(
            "You are off",
            (await room.RunAsync(registrant, "waitlist unregister")).Text,
            StringComparison.Ordinal
        );
        await room.UntilHasAsync(registrant);
        Assert.Contains(
            "place 6",
            (await room.RunAsync(registrant, "waitlist register")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains("place 8", (await room.RunAsync(other, "waitlist register")).Text, StringComparison.Ordinal);
        await room.UntilHasAsync(registrant, "aspirant");
        await room.UntilHasAsync(other, "aspirant");

        // One rises to the last place, and a newcomer pushes the other out.
        await room.ClaimAsync(registrant, 150);
        await room.ClaimAsync($"0x{8:x40}", 450 * Room.Bgt);
        await room.SyncAsync();
        await room.UntilHasAsync(registrant, "fedaykin");
        await room.UntilHasAsync(other);
        await room.UntilToldAsync(other, "not among the first 8");
        Assert.Empty(await room.ToldAsync(registrant));

        // The notice is pending, not lost: it is tried again.
        await room.PassAsync(TimeSpan.FromHours(2));
        Assert.Empty(await room.ToldAsync(registrant));
        await room.ChangeAsync(registrant, new JsonObject { ["acceptsDms"] = true });
        await room.PassAsync(TimeSpan.FromHours(13));
        await room.UntilToldAsync(registrant, "There is a place for you");
        await room.SyncAsync();
        await room.PassAsync(TimeSpan.FromHours(13));

        var told = Assert.Single(await room.ToldAsync(registrant));
        // The list and the offer of the wizard are one message.
        Assert.Contains("Welcome to", told, StringComparison.Ordinal);
        Assert.Contains("`/onboard`", told, StringComparison.Ordinal);
        Assert.DoesNotContain("0x", told, StringComparison.Ordinal);
        Assert.Single(await room.ToldAsync(other));
        Assert.Equal(["fedaykin"], room.RolesOf(registrant));
        Assert.Empty(room.RolesOf(other));
        Assert.Contains(
            "nothing to wait for",
            (await room.RunAsync(registrant, "waitlist register")).Refusal,
            StringComparison.Ordinal
        );
        Assert.True((await room.RunAsync(registrant, "onboard")).IsEphemeral);
    }
}

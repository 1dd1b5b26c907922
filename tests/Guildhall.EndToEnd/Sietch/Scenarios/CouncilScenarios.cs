namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>Scenarios 18, 20 and 21 of the specification's section 11: who sits in the council.</summary>
public class CouncilScenarios
{
    [Fact]
    public async Task S18_Who_leaves_is_followed_at_once_and_no_seat_comes_back_by_itself()
    {
        await using var room = await Room.OpenAsync();
        var leaver = await room.ArriveAsync(900);
        var colleague = await room.ArriveAsync(800);
        var next = await room.ArriveAsync(700);
        await room.SyncAsync();
        await room.OnboardAsync(leaver);
        await room.OnboardAsync(colleague);
        await room.UntilHasAsync(leaver, "naib", "onboarded");
        await room.UntilHasAsync(colleague, "naib", "onboarded");
        await room.OnboardAsync(next);
        await room.UntilHasAsync(next, "fedaykin", "onboarded");
        await room.RestAsync();
        var told = (await room.ToldAsync(leaver)).Count;

        await room.LeaveAsync(leaver);
        await room.UntilHasAsync(next, "naib", "onboarded");
        await room.UntilToldAsync(next, "You have a seat");
        var trail = await room.RunAsync("admin", "sietch audit", ("about", "seat"));
        Assert.Contains("why: LeftServer", trail.Text, StringComparison.Ordinal);
        // Meanwhile they fall from the first place to one of the last: whoever is there would hear of it.
        for (var i = 1; i <= 5; i++)
        {
            await room.ClaimAsync($"0x{i:x40}", i * 10_000 * Room.Bgt);
        }

        await room.SyncAsync();
        await room.PassAsync(TimeSpan.FromDays(7));
        await room.SyncAsync();
        Assert.Equal(told, (await room.ToldAsync(leaver)).Count);

        await room.JoinAsync(leaver.Name);
        await room.UntilHasAsync(leaver, "fedaykin", "onboarded");
        await room.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(["fedaykin", "onboarded"], room.RolesOf(leaver));
        Assert.Equal(["naib", "onboarded"], room.RolesOf(next));
        var profile = await room.RunAsync(leaver, "profile view");
        Assert.Equal(Room.NymOf(leaver), (string)profile.Embed["title"]!);

        Assert.Contains(
            "You stand for a seat again",
            (await room.RunAsync(leaver, "naib stand")).Text,
            StringComparison.Ordinal
        );
        await room.UntilHasAsync(leaver, "naib", "onboarded");
        await room.UntilHasAsync(next, "fedaykin", "onboarded");
    }

    [Fact]
    public async Task S20_Two_bumps_at_once_are_four_role_changes_and_four_messages()
    {
        const int seats = 7;
        await using var room = await Room.OpenAsync(RoomSection.Of(seats, eligible: 20, waiting: 25));
        var council = new List<Guest>();
        for (var i = 1; i <= seats; i++)
        {
            council.Add(await room.ArriveAsync(100 * i));
        }

        Guest[] richer = [await room.ArriveAsync(900), await room.ArriveAsync(1000)];
        await room.SyncAsync();
        foreach (var member in council)
        {
            await room.OnboardAsync(member);
            await room.UntilHasAsync(member, "naib", "onboarded");
        }

        var last = await Task.WhenAll(richer.Select(guest => room.FillAsync(guest)));
        await room.RestAsync();
        var everybody = council.Concat(richer).ToList();
        var told = await CountAsync(room, everybody);
        var since = await room.LastRequestAsync();

        await Task.WhenAll(richer.Zip(last, (guest, card) => room.UseAsync(guest, card, "No bio")));

        foreach (var guest in richer)
        {
            await room.UntilHasAsync(guest, "naib", "onboarded");
        }

        foreach (var bumped in council.Take(2))
        {
            await room.UntilHasAsync(bumped, "fedaykin", "onboarded");
        }

        await room.PassAsync(TimeSpan.FromMinutes(1));
        // A seat has one holder: as many wear the role as there are seats.
        Assert.Equal(seats, everybody.Count(guest => room.RolesOf(guest).Contains("naib")));
        Assert.All(council.Skip(2), guest => Assert.Equal(["naib", "onboarded"], room.RolesOf(guest)));
        // A call that came twice, because Discord's word of the first was slow, has changed nothing the second time.
        var changes = (await room.RoleChangesAsync(since)).Where(change => change.Role == "naib").Distinct().ToList();
        Assert.Equal(4, changes.Count);
        Assert.Equal(
            richer.Select(guest => guest.Id).Order(),
            changes.Where(change => change.IsGift).Select(change => change.User).Order()
        );
        Assert.Equal(
            council.Take(2).Select(guest => guest.Id).Order(),
            changes.Where(change => !change.IsGift).Select(change => change.User).Order()
        );
        Assert.Equal(told + 4, await CountAsync(room, everybody));
        foreach (var guest in richer)
        {
            Assert.Contains("You have a seat", (await room.ToldAsync(guest))[^1], StringComparison.Ordinal);
        }

        foreach (var bumped in council.Take(2))
        {
            Assert.Contains(
                "went to a member who holds more",
                (await room.ToldAsync(bumped))[^1],
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task S21_An_equal_changes_nothing_and_of_two_equals_the_later_seated_falls()
    {
        await using var room = await Room.OpenAsync();
        var first = await room.ArriveAsync(500);
        var second = await room.ArriveAsync(500);
        var third = await room.ArriveAsync(500);
        await room.SyncAsync();
        await room.OnboardAsync(second);
        await room.UntilHasAsync(second, "naib", "onboarded");
        await room.PassAsync(TimeSpan.FromHours(1));
        await room.OnboardAsync(first);
        await room.UntilHasAsync(first, "naib", "onboarded");
        await room.OnboardAsync(third);
        await room.UntilHasAsync(third, "fedaykin", "onboarded");
        await room.SyncAsync();
        Assert.Equal(["naib", "onboarded"], room.RolesOf(first));
        Assert.Equal(["naib", "onboarded"], room.RolesOf(second));

        var richer = await room.ArriveAsync(501);
        await room.SyncAsync();
        await room.OnboardAsync(richer);

        await room.UntilHasAsync(richer, "naib", "onboarded");
        await room.UntilHasAsync(first, "fedaykin", "onboarded");
        await room.UntilToldAsync(first, "went to a member who holds more");
        Assert.Equal(["naib", "onboarded"], room.RolesOf(second));
    }

    private static async Task<int> CountAsync(Room room, IEnumerable<Guest> guests)
    {
        var count = 0;
        foreach (var guest in guests)
        {
            count += (await room.ToldAsync(guest)).Count;
        }

        return count;
    }
}

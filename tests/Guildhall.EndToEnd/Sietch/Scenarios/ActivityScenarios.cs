using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guildhall.Simulator.Seeds;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>Scenario 27 of the specification's section 11.</summary>
public partial class ActivityScenarios
{
    private const int Cycles = 500;
    private const int Messages = 25;
    private const int Kept = 15;

    /// <summary>Ten reactions of one giver to one author count on a day, a quarter of a point each.</summary>
    private const double MostOfPair = 2.5;

    [Fact]
    public async Task S27_Five_hundred_reactions_given_and_taken_away_are_worth_no_more_than_a_pair_may_gain()
    {
        await using var room = await Room.OpenAsync();
        var (author, giver) = (await room.ArriveAsync(500), await room.ArriveAsync(400));
        await room.SyncAsync();
        await room.OnboardAsync(author);
        await room.OnboardAsync(giver);
        // Well inside one period: at its end a tenth of the points melts.
        await room.PassAsync(TimeSpan.FromHours(6) - TimeSpan.FromTicks(room.Now.Ticks % TimeSpan.FromHours(6).Ticks));
        var messages = new List<string>();
        for (var i = 0; i < Messages; i++)
        {
            messages.Add(await room.SayAsync(author, $"Verse {i}"));
        }

        await room.UntilSaysAsync(author, "stats", "1 message counted");
        var before = await PointsAsync(room, author);

        for (var i = 0; i < Cycles; i++)
        {
            await ReactAsync(room, HttpMethod.Post, giver, messages[i % Messages], i);
            await ReactAsync(room, HttpMethod.Delete, giver, messages[i % Messages], i);
        }

        // What comes last is heard last.
        await room.SayAsync(giver);
        await room.UntilSaysAsync(giver, "stats", "1 message counted");
        Assert.Equal(before, await PointsAsync(room, author));
        Assert.Equal(1, await PointsAsync(room, giver));

        // The next day those that stay count, up to the same.
        await room.PassAsync(TimeSpan.FromDays(1));
        for (var i = 0; i < Kept; i++)
        {
            messages.Add(await room.SayAsync(author, $"Another verse {i}"));
        }

        await room.UntilSaysAsync(author, "stats", "2 messages counted");
        before = await PointsAsync(room, author);
        foreach (var message in messages[Messages..])
        {
            await ReactAsync(room, HttpMethod.Post, giver, message, 0);
        }

        await room.UntilSaysAsync(author, "stats", $"{Messages + Kept} received");
        Assert.Equal(MostOfPair, await PointsAsync(room, author) - before, 0.02);
    }

    private static async Task<double> PointsAsync(Room room, Guest guest)
    {
        var said = (await room.RunAsync(guest, "stats")).Text;
        return double.Parse(Points().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static async Task ReactAsync(Room room, HttpMethod method, Guest guest, string message, int which)
    {
        using var request = new HttpRequestMessage(
            method,
            $"/sim/guilds/{DemoWorld.Sietch}/channels/general/messages/{message}/reactions"
        )
        {
            Content = new StringContent(
                new JsonObject { ["as"] = guest.Name, ["emoji"] = which % 2 == 0 ? "💧" : "🔥" }.ToJsonString(),
                System.Text.Encoding.UTF8,
                "application/json"
            ),
        };
        using var answer = await room.Discord.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(
            answer.IsSuccessStatusCode,
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    [GeneratedRegex(@"\*\*([0-9.]+) points\*\*")]
    private static partial Regex Points();
}

using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Activity;
using Guildhall.Sietch.Communities;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Sietch.Members;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Activity;

[Collection<WalletSuite>]
public class HearActivityTests(WalletStage stage)
{
    private const string Place = $"/sim/guilds/{DemoWorld.Sietch}/channels/general/messages";

    [Fact]
    public async Task A_reaction_counts_for_giver_and_author_until_it_is_taken_away()
    {
        await stage.FinishProfileAsync("fedaykin-27");
        await stage.FinishProfileAsync("fedaykin-28");
        var message = await stage.Discord.PostAsync(
            Place,
            new JsonObject { ["as"] = "fedaykin-27", ["content"] = "walk without rhythm" }
        );
        var reaction = new JsonObject { ["as"] = "fedaykin-28", ["emoji"] = "🪱" };

        await stage.Discord.PostAsync($"{Place}/{(string)message["id"]!}/reactions", reaction);
        await HasAsync("fedaykin-28", "1 reactions given");
        await HasAsync("fedaykin-27", "1 received");
    }

    /// <summary>That somebody joined, boosted the server or pinned something stands there as a message of theirs.</summary>
    [Fact]
    public async Task What_discord_writes_in_somebodys_name_is_no_message_of_theirs()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var user = new Snowflake<User>(424_242);
        await ProfileLab.AddAsync(
            stage.Guildhall.Get<Db>(),
            WalletStage.Tenant,
            user.Value,
            "Greeted-By-Discord",
            stage.Guildhall.Get<TimeProvider>().GetUtcNow()
        );
        var book = stage.Guildhall.Get<ActivityBook>();
        var hear = new HearActivity(
            book,
            stage.Guildhall.Get<CommunityRegistry>(),
            stage.Guildhall.Get<TrackedChannels>()
        );

        foreach (var type in (MessageType[])[MessageType.UserJoin, MessageType.GuildBoost, MessageType.ThreadCreated])
        {
            await hear.HandleAsync(Of(user, type), cancellation);
        }

        Assert.Equal(0, (await book.TryFindAsync(WalletStage.Tenant, user, cancellation))!.Messages);
        await hear.HandleAsync(Of(user, MessageType.Reply), cancellation);
        Assert.Equal(1, (await book.TryFindAsync(WalletStage.Tenant, user, cancellation))!.Messages);
    }

    private static Message Of(Snowflake<User> user, MessageType type) =>
        new()
        {
            Type = type,
            GuildId = new(DemoWorld.SietchId),
            Author = new() { Id = user },
        };

    private Task HasAsync(string member, string text) =>
        WalletStage.UntilAsync(async () =>
            (await stage.RunAsync(member, "stats")).Text.Contains(text, StringComparison.Ordinal)
        );
}

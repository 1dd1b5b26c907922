using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Privacy;
using Guildhall.Core.Ports;
using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class AddEvidenceTests(ModerationStage stage) : CaseCommandTests(stage)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_nothing_is_kept_it_says_how_to_keep_something()
    {
        var (_, row) = await WarnedAsync();

        var answer = await RunAsync("moderator", "case evidence", row);

        Assert.Contains("Nothing is kept with case", answer.Refusal, StringComparison.Ordinal);
        Assert.Contains("Attach a file", answer.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_elsewhere_is_refused()
    {
        var (_, row) = await WarnedAsync();

        var answer = await RunAsync("moderator", "case evidence", row, ("evidence_link", "https://evil.example/1/2/3"));

        Assert.Contains("link to a message of this server", answer.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_comes_back_as_a_file_to_the_one_who_asks_alone_and_is_audited()
    {
        var (_, row) = await KeptAsync("offer.txt", "all fake");

        var answer = await RunAsync("moderator", "case evidence", row);

        Assert.Equal("all fake", await ContentAsync(answer, "1-offer.txt"));
        Assert.True(answer.IsEphemeral);
        Assert.Contains("offer.txt (text/plain, 8 B, `", answer.Text, StringComparison.Ordinal);
        Assert.Equal(1, await AuditedAsync("case.evidence_viewed", row));
    }

    [Fact]
    public async Task The_mod_log_names_what_is_kept_with_its_size_and_hash_and_no_address()
    {
        var (_, row) = await KeptAsync("offer.txt", "all fake");

        await ModerationStage.UntilAsync(async () =>
            await Stage.LoggedAsync(row) is [var one]
            && one["embeds"]!.ToJsonString().Contains("offer.txt (text/plain, 8 B", StringComparison.Ordinal)
        );
        var logged = (await Stage.LoggedAsync(row))[0]["embeds"]!.ToJsonString();
        Assert.DoesNotContain("http", logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_what_was_stored_any_more_is_not_given()
    {
        var (_, row) = await KeptAsync("offer.txt", "all fake");
        var kept = Assert.Single(await EvidenceAsync(row));
        using (var other = new MemoryStream("all true"u8.ToArray()))
        {
            await Stage.Service.Get<IObjectStore>().PutAsync(kept.Place!, other, "text/plain", Cancellation);
        }

        var answer = await RunAsync("moderator", "case evidence", row);

        Assert.Contains("the hash differs", answer.Text, StringComparison.Ordinal);
        Assert.Empty(Attachments(answer));
    }

    [Fact]
    public async Task A_file_that_is_gone_from_the_store_is_told()
    {
        var (_, row) = await KeptAsync("offer.txt", "all fake");
        var kept = Assert.Single(await EvidenceAsync(row));
        await Stage.Service.Get<IObjectStore>().DeleteAsync(kept.Place!, Cancellation);

        var answer = await RunAsync("moderator", "case evidence", row);

        Assert.Contains("gone from the store", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_erased_with_a_person_is_told_as_erased()
    {
        var (member, row) = await KeptAsync("offer.txt", "all fake");
        await Stage
            .Service.Get<PersonEraser>()
            .EraseAsync(new(member.Id), Stage.Time.GetUtcNow() + TimeSpan.FromHours(1), Cancellation);

        var answer = await RunAsync("moderator", "case evidence", row);

        Assert.Contains("erased with the data of a person", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("offer.txt", answer.Text, StringComparison.Ordinal);
        await ModerationStage.UntilAsync(async () =>
            await Stage.LoggedAsync(row) is [var one]
            && !one["embeds"]!.ToJsonString().Contains("offer.txt", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Evidence_of_a_hidden_or_deleted_case_is_refused()
    {
        var (_, hidden) = await KeptAsync("offer.txt", "all fake");
        var (_, deleted) = await KeptAsync("offer.txt", "all fake");
        await RunAsync("owner", "case hide", hidden);
        await RunAsync("owner", "case delete", deleted);

        Assert.Contains(
            "There is no case",
            (await RunAsync("moderator", "case evidence", hidden)).Refusal,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "was deleted",
            (await RunAsync("moderator", "case evidence", deleted)).Refusal,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_kept_message_comes_back_as_it_was()
    {
        var (member, row) = await WarnedAsync();
        var posted = await Stage.Discord.PostAsync(
            $"{AegisWorld.Place}/channels/general/messages",
            new JsonObject { ["as"] = member.Name, ["content"] = "buy my coins" }
        );
        var channel = await Stage.Service.ChannelAsync("general");
        var link = $"https://discord.com/channels/{row.GuildId}/{channel}/{posted["id"]}";
        await RunAsync("moderator", "case evidence", row, ("evidence_link", link));
        await ModerationStage.UntilAsync(async () => (await EvidenceAsync(row)).Count == 1);

        var answer = await RunAsync("moderator", "case evidence", row);

        Assert.Contains("buy my coins", await ContentAsync(answer, "message-1.json"), StringComparison.Ordinal);
    }

    private async Task<ulong> HiddenChannelAsync()
    {
        var world = Stage.Discord.Get<Universe>();
        SimChannel channel;
        lock (world.Gate)
        {
            var guild = world.Guilds[DemoWorld.AegisId];
            var bot = guild.Roles.Values.Single(role => role.BotId is not null);
            channel = new(world.Ids.Next(), ChannelType.Text, guild, "the-inner-circle")
            {
                Overwrites =
                [
                    new(guild.Id, false, Permission.None, Permission.ViewChannel),
                    new(bot.Id, false, Permission.ViewChannel, Permission.None),
                ],
            };
            ChannelActs.Create(world, channel);
        }

        var known = Stage.Service.Get<GuildCache>().TryGet(AegisService.Guild)!;
        await ModerationStage.UntilAsync(() => known.TryGetChannel(new(channel.Id)) is not null);
        return channel.Id;
    }

    private async Task<(Newcomer Member, Case Row)> KeptAsync(string name, string content)
    {
        var member = await Stage.JoinAsync();
        await Stage.Service.RunAsync(
            "moderator",
            "warn",
            new JsonObject
            {
                ["user"] = member.Name,
                ["reason"] = "scam",
                ["evidence"] = AegisWorld.File(name, content),
            }
        );
        var row = await Stage.CaseAsync(member);
        await ModerationStage.UntilAsync(async () => (await EvidenceAsync(row)).Count == 1);
        return (member, row);
    }

    private static JsonArray Attachments(CommandAnswer answer) => answer.Json["reply"]!["attachments"]!.AsArray();

    private async Task<string> ContentAsync(CommandAnswer answer, string name)
    {
        var file = Assert.Single(Attachments(answer), file => (string?)file!["filename"] == name)!;
        var bytes = await Stage.Discord.Http.GetByteArrayAsync((string)file["url"]!, Cancellation);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Copies, not what is still being copied.</summary>
    private async Task<IReadOnlyList<CaseEvidence>> EvidenceAsync(Case row)
    {
        var key = new { Guild = row.GuildId, row.Number };
        var kept = await Stage.Service.Get<Db>().QueryAsync<CaseEvidence>(EvidenceSql.OfCase, key, Cancellation);
        return [.. kept.Where(item => item.Kind != "copying")];
    }

    [Fact]
    public async Task A_message_that_the_moderator_cannot_read_is_copied_by_no_command()
    {
        var (member, row) = await WarnedAsync();
        var channel = await HiddenChannelAsync();
        var posted = await Stage.Discord.PostAsync(
            $"{AegisWorld.Place}/channels/{channel}/messages",
            new JsonObject { ["as"] = "owner", ["content"] = "among us" }
        );
        var link = $"https://discord.com/channels/{row.GuildId}/{channel}/{posted["id"]}";
        var unknown = $"https://discord.com/channels/{row.GuildId}/123456789012345678/{posted["id"]}";

        var added = await RunAsync("moderator", "case evidence", row, ("evidence_link", link));
        var warned = await Stage.RunAsync(
            "moderator",
            "warn",
            ("user", member.Name),
            ("reason", "again"),
            ("evidence_link", link)
        );
        var elsewhere = await RunAsync("moderator", "case evidence", row, ("evidence_link", unknown));

        Assert.Contains("**View Channel**", added.Refusal, StringComparison.Ordinal);
        Assert.Contains("**View Channel**", warned.Refusal, StringComparison.Ordinal);
        Assert.Contains("cannot read the linked message", elsewhere.Refusal, StringComparison.Ordinal);
        Assert.Single(await Stage.CasesAsync(member));
        Assert.Empty(await EvidenceAsync(row));
    }
}

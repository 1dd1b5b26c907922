using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Ports;
using Guildhall.Core.Storage;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class KeepEvidenceTests(ModerationStage stage) : CaseCommandTests(stage)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_kept_as_it_was_with_its_files_and_survives_its_deletion()
    {
        var (member, row) = await WarnedAsync();
        var message = await PostAsync(member);
        var channel = await Stage.Service.ChannelAsync("general");
        var link = $"https://discord.com/channels/{row.GuildId}/{channel}/{message}";

        await RunAsync("moderator", "case evidence", row, ("evidence_link", link));

        await ModerationStage.UntilAsync(async () => (await EvidenceAsync(row)).Count == 2);
        var kept = await EvidenceAsync(row);
        var snapshot = Assert.Single(kept, e => e.Kind == "message");
        Assert.Contains("buy my coins", snapshot.Snapshot, StringComparison.Ordinal);
        var file = Assert.Single(kept, e => e.Kind == "file");
        Assert.Equal(("coins.txt", "text/plain"), (file.Name, file.MediaType));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("all fake"u8)), file.Hash);
        await using var content = await Stage.Service.Get<IObjectStore>().OpenAsync(file.Place!, Cancellation);
        using var reader = new StreamReader(content!);
        Assert.Equal("all fake", await reader.ReadToEndAsync(Cancellation));
    }

    [Fact]
    public async Task A_message_that_is_gone_is_told_to_be_missing()
    {
        var (_, row) = await WarnedAsync();
        var channel = await Stage.Service.ChannelAsync("general");
        var link = $"https://discord.com/channels/{row.GuildId}/{channel}/1325000000000000001";

        await RunAsync("moderator", "case evidence", row, ("evidence_link", link));

        await ModerationStage.UntilAsync(async () => (await EvidenceAsync(row)).Count == 1);
        Assert.Equal("missing", Assert.Single(await EvidenceAsync(row)).Kind);
    }

    [Fact]
    public async Task A_link_that_leads_into_another_server_brings_nothing()
    {
        var (_, row) = await WarnedAsync();
        var (channel, message) = Elsewhere();
        var link = $"https://discord.com/channels/{row.GuildId}/{channel}/{message}";

        var answer = await RunAsync("owner", "case evidence", row, ("evidence_link", link));

        Assert.Contains("You cannot read the linked message", answer.Refusal, StringComparison.Ordinal);
        Assert.Empty(await EvidenceAsync(row));
    }

    [Fact]
    public async Task A_file_that_comes_with_the_command_is_kept_with_its_case()
    {
        var member = await Stage.JoinAsync();

        await Stage.Service.RunAsync(
            "moderator",
            "warn",
            new JsonObject
            {
                ["user"] = member.Name,
                ["reason"] = "scam",
                ["evidence"] = AegisWorld.File("offer.txt", "all fake"),
            }
        );

        var row = await Stage.CaseAsync(member);
        await ModerationStage.UntilAsync(async () => (await EvidenceAsync(row)).Count == 1);
        var file = Assert.Single(await EvidenceAsync(row));
        Assert.Equal(("file", "offer.txt", "text/plain"), (file.Kind, file.Name, file.MediaType));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("all fake"u8)), file.Hash);
    }

    /// <summary>A message in a server where the bot is too.</summary>
    private (ulong Channel, ulong Message) Elsewhere()
    {
        var world = Stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            var channel = world.Guilds[DemoWorld.OnomancerId].Channels.Values.First(c => c.Type == ChannelType.Text);
            return (channel.Id, channel.Messages.Keys.FirstOrDefault(channel.Id));
        }
    }

    private async Task<string> PostAsync(Newcomer member) =>
        (string)
            (
                await Stage.Discord.PostAsync(
                    "/sim/guilds/aegis-demo/channels/general/messages",
                    new JsonObject
                    {
                        ["as"] = member.Name,
                        ["content"] = "buy my coins",
                        ["attachments"] = new JsonArray(
                            new JsonObject
                            {
                                ["name"] = "coins.txt",
                                ["base64"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("all fake")),
                            }
                        ),
                    }
                )
            )["id"]!;

    /// <summary>Copies, not what is still being copied.</summary>
    private async Task<IReadOnlyList<CaseEvidence>> EvidenceAsync(Case row)
    {
        var key = new { Guild = row.GuildId, row.Number };
        var kept = await Stage.Service.Get<Db>().QueryAsync<CaseEvidence>(EvidenceSql.OfCase, key, Cancellation);
        return [.. kept.Where(item => item.Kind != "copying")];
    }
}

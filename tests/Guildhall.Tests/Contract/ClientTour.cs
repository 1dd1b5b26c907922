using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Simulator;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Contract;

/// <summary>A walk through what our client can ask of Discord, for judges to watch.</summary>
internal sealed class ClientTour(DiscordRest rest, Snowflake<Guild> guild, Snowflake<User> bystander, TimeProvider time)
{
    private const string Reason = "Grund: Prüfung ✓";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task RunAsync(LocalDiscord discord, DiscordRest rest)
    {
        var state = await discord.ReadAsync("/sim/state");
        var guild = state["guilds"]!.AsArray().Single(g => (string?)g!["name"] == "onomancer-demo")!;
        var guest = guild["members"]!.AsArray().Single(m => (string?)m!["name"] == "guest")!;
        var tour = new ClientTour(
            rest,
            Snowflake<Guild>.Parse((string)guild["id"]!),
            Snowflake<User>.Parse((string)guest["id"]!),
            discord.Get<WorldClock>()
        );
        await tour.WalkAsync();
    }

    private async Task WalkAsync()
    {
        var role = await rest.CreateRoleAsync(guild, new() { Name = "tour", Color = 0x336699 }, Reason, Cancellation);
        var channel = await rest.CreateChannelAsync(
            guild,
            new()
            {
                Name = "tour",
                Topic = "Where the tour goes",
                PermissionOverwrites = [Overwrite.ForRole(role.Id, Permissions.ViewChannel, Permissions.None)],
            },
            Reason,
            Cancellation
        );
        await TalkAsync(channel.Id);
        await MembersAsync(role.Id);
        await WebhookAsync(channel.Id);
        var overwrite = Overwrite.ForMember(bystander, Permissions.ViewChannel, Permissions.SendMessages);
        await rest.SetOverwriteAsync(channel.Id, overwrite, Reason, Cancellation);
        await rest.DeleteOverwriteAsync(channel.Id, overwrite.Id, Reason, Cancellation);
        await rest.ModifyChannelAsync(channel.Id, new() { Name = "toured", Topic = null }, Reason, Cancellation);
        await rest.GetGuildChannelsAsync(guild, Cancellation);
        await rest.GetAuditLogAsync(guild, new(), 10, null, Cancellation);
        await rest.DeleteChannelAsync(channel.Id, Reason, Cancellation);
        await rest.DeleteRoleAsync(guild, role.Id, Reason, Cancellation);
    }

    private async Task TalkAsync(Snowflake<Channel> channel)
    {
        var payload = new MessagePayload
        {
            Content = "A picture, a form, a button",
            Embeds =
            [
                new()
                {
                    Title = "Title",
                    Color = 0xff8800,
                    Fields = [new("Name", "Value", true)],
                },
            ],
            Components = [ActionRow.Of(Button.Primary("tour:1", "Go"), Button.Link("https://example.com", "Read"))],
            Files = [FileUpload.FromBytes("tour.txt", "bytes"u8.ToArray())],
        };
        var message = await rest.CreateMessageAsync(channel, payload, Cancellation);
        await rest.EditMessageAsync(channel, message.Id, MessagePayload.OfText("Edited"), Cancellation);
        await rest.AddReactionAsync(channel, message.Id, Emoji.Unicode("👍"), Cancellation);
        await rest.GetMessageAsync(channel, message.Id, Cancellation);
        var second = await rest.CreateMessageAsync(channel, MessagePayload.OfText("Second"), Cancellation);
        var thread = await rest.CreateThreadAsync(channel, new() { Name = "thread" }, Reason, Cancellation);
        await rest.AddThreadMemberAsync(thread.Id, bystander, Cancellation);
        await rest.ModifyChannelAsync(thread.Id, new() { Archived = true }, Reason, Cancellation);
        var read = await rest.GetMessagesAsync(channel, 50, null, Cancellation);
        Assert.Contains(read, m => m.Id == second.Id);
        await rest.BulkDeleteMessagesAsync(channel, [message.Id, second.Id], Reason, Cancellation);
        var direct = await rest.CreateDmAsync(bystander, Cancellation);
        await rest.CreateMessageAsync(direct.Id, MessagePayload.OfText("Between us"), Cancellation);
    }

    private async Task MembersAsync(Snowflake<Role> role)
    {
        await rest.AddRoleAsync(guild, bystander, role, Reason, Cancellation);
        var later = time.GetUtcNow().AddHours(1);
        var changes = new ModifyMember { Nick = "tourist", CommunicationDisabledUntil = later };
        await rest.ModifyMemberAsync(guild, bystander, changes, Reason, Cancellation);
        await rest.RemoveRoleAsync(guild, bystander, role, Reason, Cancellation);
        var member = await rest.GetMemberAsync(guild, bystander, Cancellation);
        Assert.Equal("tourist", member.Nick);
        await rest.CreateBanAsync(guild, bystander, TimeSpan.FromDays(1), Reason, Cancellation);
        await rest.GetBanAsync(guild, bystander, Cancellation);
        await rest.RemoveBanAsync(guild, bystander, Reason, Cancellation);
    }

    private async Task WebhookAsync(Snowflake<Channel> channel)
    {
        var webhook = await rest.CreateWebhookAsync(channel, "tour", Reason, Cancellation);
        var payload = MessagePayload.OfText("From a webhook");
        await rest.ExecuteWebhookAsync(webhook.Id, webhook.Token!, payload, Cancellation);
        await rest.DeleteWebhookAsync(webhook.Id, Reason, Cancellation);
    }
}

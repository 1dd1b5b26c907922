using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Interactions;

/// <summary>Makes an interaction and sends it to its bot.</summary>
internal static class InteractionFactory
{
    private const int LargestFile = 10 * 1024 * 1024;

    public static SimInteraction Send(
        Universe world,
        SimBot bot,
        SimUser user,
        SimChannel channel,
        InteractionKind kind,
        JsonObject data,
        InteractionOrigin origin
    )
    {
        var id = world.Ids.Next();
        var interaction = new SimInteraction(id, world.Token($"interaction {id}"), kind, bot, user)
        {
            Channel = channel,
            CreatedAt = world.Now,
            Source = origin.Source,
            ReplyType = origin.ReplyType,
            Metadata = Metadata(id, kind, user, channel, origin),
        };
        world.Interactions.Add(id, interaction);
        world.InteractionsByToken.Add(interaction.Token, interaction);
        var payload = Payload(world, interaction, data);
        world.Publish(
            new("INTERACTION_CREATE", payload)
            {
                Guild = channel.Guild,
                Channel = channel,
                Only = bot,
                Posted = bot.InteractionsUrl is null ? null : interaction,
            }
        );
        return interaction;
    }

    private static JsonObject Payload(Universe world, SimInteraction interaction, JsonObject data)
    {
        var channel = interaction.Channel;
        var payload = new JsonObject
        {
            ["id"] = interaction.Id.Text(),
            ["application_id"] = interaction.Bot.ApplicationId.Text(),
            ["type"] = (int)interaction.Kind,
            ["token"] = interaction.Token,
            ["version"] = 1,
            ["data"] = data,
            ["channel_id"] = channel.Id.Text(),
            ["channel"] = channel.ToJson(),
            ["locale"] = "en-US",
            ["entitlements"] = new JsonArray(),
            ["entitlement_sku_ids"] = new JsonArray(),
            ["authorizing_integration_owners"] = interaction.Metadata["authorizing_integration_owners"]!.DeepClone(),
            ["attachment_size_limit"] = LargestFile,
            ["context"] = channel.Guild is null ? 1 : 0,
            ["app_permissions"] = AppPermissions(world, interaction),
        };
        if (interaction.Source is { } source)
        {
            payload["message"] = source.ToJson(world, interaction.Bot.User.Id);
        }

        if (channel.Guild is { } guild)
        {
            var member = guild.Members[interaction.User.Id];
            var permissions = world.PermissionsOf(member, channel);
            payload["channel"]!["permissions"] = permissions.Text();
            payload["member"] = member.ToJson(permissions);
            payload["guild_id"] = guild.Id.Text();
            payload["guild_locale"] = "en-US";
            payload["guild"] = new JsonObject
            {
                ["id"] = guild.Id.Text(),
                ["locale"] = "en-US",
                ["features"] = new JsonArray(),
            };
        }
        else
        {
            payload["user"] = interaction.User.ToJson();
        }

        return payload;
    }

    private static string AppPermissions(Universe world, SimInteraction interaction) =>
        interaction.Channel.Guild?.Members.GetValueOrDefault(interaction.Bot.User.Id) is { } bot
            ? world.PermissionsOf(bot, interaction.Channel).Text()
            : "0";

    private static JsonObject Metadata(
        ulong id,
        InteractionKind kind,
        SimUser user,
        SimChannel channel,
        InteractionOrigin origin
    )
    {
        var metadata = new JsonObject
        {
            ["id"] = id.Text(),
            ["type"] = (int)kind,
            ["user"] = user.ToJson(),
            ["authorizing_integration_owners"] = new JsonObject
            {
                ["0"] = channel.Guild is { } guild ? guild.Id.Text() : "0",
            },
        };
        if (origin.CommandName is { } name)
        {
            metadata["name"] = name;
        }

        if (origin.Source is { } source && kind == InteractionKind.Component)
        {
            metadata["interacted_message_id"] = source.Id.Text();
        }

        if (origin.Trigger is { } trigger)
        {
            metadata["triggering_interaction_metadata"] = trigger.Copy();
        }

        return metadata;
    }
}

/// <summary>Where an interaction comes from.</summary>
/// <param name="ReplyType">The type of the messages that answer it.</param>
/// <param name="Source">The message whose component was used, or from whose component the modal came.</param>
/// <param name="Trigger">The metadata of the interaction that opened the modal.</param>
internal sealed record InteractionOrigin(
    int ReplyType,
    SimMessage? Source = null,
    string? CommandName = null,
    JsonObject? Trigger = null
);

using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Wire;

internal static class UserWire
{
    // The three privileged intents, in their verified form, and commands.
    private const int Privileged = (1 << 12) | (1 << 14) | (1 << 18) | (1 << 23);

    public static JsonObject ToJson(this SimUser user)
    {
        var json = new JsonObject
        {
            ["id"] = user.Id.Text(),
            ["username"] = user.Name,
            ["discriminator"] = "0",
            ["global_name"] = user.DisplayName,
            ["avatar"] = null,
            ["public_flags"] = 0,
            ["flags"] = 0,
            ["primary_guild"] = null,
        };
        if (user.IsBot)
        {
            json["bot"] = true;
        }

        return json;
    }

    /// <summary>A bot's own user.</summary>
    public static JsonObject ToPrivateJson(this SimUser user) =>
        user.ToJson().With(("mfa_enabled", false), ("locale", "en-US"), ("verified", true), ("email", null));

    public static JsonObject ToJson(this SimMember member) =>
        member.ToPartialJson().With(("user", member.User.ToJson()));

    /// <summary>A member as messages carry it, without the user.</summary>
    public static JsonObject ToPartialJson(this SimMember member) =>
        new()
        {
            ["nick"] = member.Nick,
            ["avatar"] = null,
            ["banner"] = null,
            ["roles"] = member.Roles.Order().Ids(),
            ["joined_at"] = member.JoinedAt.Iso(),
            ["premium_since"] = null,
            ["deaf"] = member.IsDeafened,
            ["mute"] = member.IsMuted,
            ["flags"] = member.Flags,
            ["pending"] = false,
            ["communication_disabled_until"] = member.TimeoutUntil.Iso(),
        };

    public static JsonObject ToJson(this SimMember member, Permission permissions) =>
        member.ToJson().With(("permissions", permissions.Text()));

    public static JsonObject ToApplicationJson(this SimBot bot, Universe world)
    {
        var json = new JsonObject
        {
            ["id"] = bot.ApplicationId.Text(),
            ["name"] = bot.User.Name,
            ["icon"] = null,
            ["description"] = "",
            ["type"] = null,
            ["bot"] = bot.User.ToJson(),
            ["bot_public"] = true,
            ["bot_require_code_grant"] = false,
            ["verify_key"] = Convert.ToHexStringLower(bot.Key.PublicKey),
            ["flags"] = Privileged | ((int?)bot.Extra["flags"] ?? 0),
            ["redirect_uris"] = new JsonArray([.. bot.Redirects.Select(uri => (JsonNode)uri)]),
            ["interactions_endpoint_url"] = bot.InteractionsUrl?.OriginalString,
            ["role_connections_verification_url"] = null,
            ["owner"] = world.Users.Values.First(u => !u.IsBot || u.Id == bot.User.Id).ToJson(),
            ["approximate_guild_count"] = world.Guilds.Values.Count(g => g.Members.ContainsKey(bot.User.Id)),
            ["approximate_user_install_count"] = 0,
            ["approximate_user_authorization_count"] = 0,
            ["explicit_content_filter"] = 0,
            ["team"] = null,
            ["eligible_oauth2_scopes"] = new JsonArray("bot", "applications.commands"),
            ["integration_types_config"] = new JsonObject { ["0"] = new JsonObject() },
        };
        foreach (var (name, value) in bot.Extra.Where(e => e.Key != "flags"))
        {
            // Optional fields that were emptied are left out; the others are null.
            if (value is not null || json.ContainsKey(name))
            {
                json[name] = value?.DeepClone();
            }
        }

        json["flags_new"] = $"{json["flags"]}";
        return json;
    }

    /// <summary>The bot as a guild's integration, which has the application's id here.</summary>
    public static JsonObject ToIntegrationJson(this SimBot bot, Universe world) =>
        new()
        {
            ["id"] = bot.ApplicationId.Text(),
            ["name"] = bot.User.Name,
            ["type"] = "discord",
            ["enabled"] = true,
            ["account"] = new JsonObject { ["id"] = bot.ApplicationId.Text(), ["name"] = bot.User.Name },
            ["application"] = new JsonObject
            {
                ["id"] = bot.ApplicationId.Text(),
                ["name"] = bot.User.Name,
                ["icon"] = null,
                ["description"] = bot.ToApplicationJson(world)["description"]?.DeepClone(),
                ["type"] = null,
                ["bot"] = bot.User.ToJson(),
            },
            ["scopes"] = new JsonArray("bot", "applications.commands"),
        };
}

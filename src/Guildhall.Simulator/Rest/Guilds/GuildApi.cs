using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Guilds;

/// <summary>The guild as it is shown, and the bots in it.</summary>
internal static class GuildApi
{
    private static readonly string[] PreviewFields =
    [
        "id",
        "name",
        "icon",
        "description",
        "home_header",
        "splash",
        "discovery_splash",
        "features",
        "emojis",
        "stickers",
    ];

    public static void Map(RestMap api)
    {
        api.Get("/guilds/{guild}", Get);
        api.Get("/guilds/{guild}/preview", Preview);
        api.Get("/guilds/{guild}/vanity-url", Vanity);
        api.Get("/guilds/{guild}/integrations", Integrations);
        api.Delete("/guilds/{guild}/integrations/{integration}", RemoveIntegration);
    }

    private static Answer Get(Call call)
    {
        var guild = call.Guild();
        var json = guild.ToJson();
        return Answer.Ok(
            call.QueryFlag("with_counts")
                ? json.With(
                    ("approximate_member_count", guild.Members.Count),
                    ("approximate_presence_count", guild.Members.Values.Count(m => m.Status != "offline"))
                )
                : json
        );
    }

    private static Answer Preview(Call call)
    {
        var guild = call.Guild();
        var whole = guild.ToJson();
        var json = new JsonObject
        {
            ["approximate_member_count"] = guild.Members.Count,
            ["approximate_presence_count"] = guild.Members.Values.Count(m => m.Status != "offline"),
        };
        foreach (var name in PreviewFields)
        {
            json[name] = whole[name]?.DeepClone();
        }

        return Answer.Ok(json);
    }

    // No server here has a vanity address.
    private static Answer Vanity(Call call)
    {
        call.Need(call.Guild(), Permission.ManageGuild);
        return Answer.Ok(new JsonObject { ["code"] = null, ["uses"] = 0 });
    }

    private static Answer Integrations(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageGuild);
        return Answer.Ok(BotsOf(call, guild).Select(b => b.ToIntegrationJson(call.World)).ToJsonArray());
    }

    // An integration has its application's id here.
    private static Answer RemoveIntegration(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageGuild);
        var id = call.Id("integration");
        var bot = BotsOf(call, guild).FirstOrDefault(b => b.ApplicationId == id) ?? throw Refusals.UnknownIntegration;
        call.Audit(guild, AuditAction.IntegrationDelete, id, new() { ["name"] = bot.User.Name, ["type"] = "discord" });
        MemberActs.Remove(call.World, guild, guild.Members[bot.User.Id]);
        return Answer.NoContent;
    }

    private static IEnumerable<SimBot> BotsOf(Call call, SimGuild guild) =>
        call.World.Bots.Values.Where(b => guild.Members.ContainsKey(b.User.Id)).OrderBy(b => b.ApplicationId);
}

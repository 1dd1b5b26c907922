using System.Text.Json.Nodes;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.SignIn;

/// <summary>What Discord tells an application about a person who allowed it; every other route refuses such a token.</summary>
internal static class PersonRoutes
{
    private static readonly Dictionary<string, (string? Scope, Func<Call, SimGrant, Answer> Handle)> Own = new()
    {
        ["GET /users/@me"] = ("identify", (_, grant) => Answer.Ok(Person(grant))),
        ["GET /users/@me/guilds"] = ("guilds", Guilds),
        ["GET /oauth2/@me"] = (null, (call, grant) => Answer.Ok(Authorization(call, grant))),
    };

    /// <exception cref="ApiException">401: not for people, or not with these scopes.</exception>
    public static Answer Handle(RestRoute route, Call call, SimGrant grant) =>
        Own.TryGetValue($"{route.Method} {route.Template}", out var own)
        && (own.Scope is null || grant.Scopes.Contains(own.Scope))
            ? own.Handle(call, grant)
            : throw Refusals.Unauthorized;

    private static JsonObject Person(SimGrant grant)
    {
        var json = grant.User.ToJson().With(("mfa_enabled", false), ("locale", "en-US"), ("premium_type", 0));
        return grant.Scopes.Contains("email")
            ? json.With(("email", $"{grant.User.Name}@example.org"), ("verified", true))
            : json;
    }

    private static Answer Guilds(Call call, SimGrant grant)
    {
        var (before, after) = (call.QueryId("before"), call.QueryId("after"));
        var limit = call.QueryNumber("limit", 200, 1, 200);
        var own = call
            .World.Guilds.Values.Where(g => g.Members.ContainsKey(grant.User.Id))
            .Where(g => (before is null || g.Id < before) && (after is null || g.Id > after))
            .OrderBy(g => g.Id)
            .Take(limit);
        return Answer.Ok(own.Select(g => ToJson(call.World, g, grant.User)).ToJsonArray());
    }

    private static JsonObject ToJson(Universe world, SimGuild guild, SimUser user) =>
        new()
        {
            ["id"] = guild.Id.Text(),
            ["name"] = guild.Name,
            ["icon"] = null,
            ["banner"] = null,
            ["owner"] = guild.OwnerId == user.Id,
            ["permissions"] = world.PermissionsOf(guild.Members[user.Id], guild).Text(),
            ["features"] = new JsonArray(),
        };

    private static JsonObject Authorization(Call call, SimGrant grant)
    {
        var application = grant.Bot.ToApplicationJson(call.World);
        string[] told =
        [
            "id",
            "name",
            "icon",
            "description",
            "type",
            "bot_public",
            "bot_require_code_grant",
            "verify_key",
            "flags",
            "flags_new",
        ];
        var json = new JsonObject
        {
            ["application"] = new JsonObject(
                told.Select(name => KeyValuePair.Create(name, application[name]?.DeepClone()))
            ),
            ["scopes"] = new JsonArray([.. grant.Scopes.Select(scope => (JsonNode)scope)]),
            ["expires"] = grant.Ends.Iso(),
        };
        return grant.Scopes.Contains("identify") ? json.With(("user", grant.User.ToJson())) : json;
    }
}

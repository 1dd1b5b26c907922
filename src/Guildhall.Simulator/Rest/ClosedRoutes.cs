namespace Guildhall.Simulator.Rest;

/// <summary>What Discord answers to people with their own tokens, and refuses to bots.</summary>
internal static class ClosedRoutes
{
    private const string Linked = "/users/@me/applications/{application}/role-connection";

    public static void Map(RestMap api)
    {
        api.Put("/applications/{application}/guilds/{guild}/commands/{command}/permissions", Refuse);
        api.Get("/users/@me/connections", Refuse);
        api.Get("/users/@me/guilds/{guild}/member", Refuse);
        api.Get("/users/@me/applications/{application}/entitlements", Refuse);
        api.Get(Linked, Refuse);
        api.Put(Linked, Refuse);
        api.Delete(Linked, Refuse);
        api.Get("/oauth2/@me", Refuse);
        api.Get("/oauth2/userinfo", Refuse);
        api.Put("/channels/{channel}/recipients/{user}", Refuse);
        api.Delete("/channels/{channel}/recipients/{user}", Refuse);
    }

    private static Answer Refuse(Call call) => throw Refusals.NotForBots;
}
